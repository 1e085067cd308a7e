import { dollar, noAsset } from '../../domain/assets.ts'
import { assetOfRefused, type Chain, tokenRefusal } from '../../domain/chain.ts'
import type { Subject } from '../../domain/hedge.ts'
import type { Gap } from '../../domain/read.ts'
import type { LpReport, LpToken } from './types.ts'

/** An asset of which something is held that nothing says how much it is, and why. */
export type Uncounted = { asset: string; gap: Gap }

/**
 * A token that stands for an asset by a ratio that was not read, or that nobody can read, is some of that asset and not
 * none of it: the sum is unknown. What the person said to leave out is left out.
 */
export function uncountedOf(subject: Subject, chain: Chain, lp: LpReport): Uncounted[] {
  const held = [
    { token: lp.token0, amount: lp.amount0 },
    { token: lp.token1, amount: lp.amount1 },
  ]
  return held.flatMap(({ token, amount }) => {
    if (amount === '0' || subject.assets[token.address] === noAsset) return []
    const why = tokenRefusal(chain, token.address, token.ratio !== null)
    if (why === null) return []
    const asset = assetOfRefused(chain, token.address) ?? subject.assets[token.address] ?? null
    return asset === null || asset === dollar ? [] : [{ asset, gap: notCounted(asset, token, why, chain) }]
  })
}

const notCounted = (asset: string, { symbol, address }: LpToken, why: string, chain: Chain): Gap => ({
  code: 'ratio-unknown',
  source: `${chain.title} tokens`,
  message: `how much ${asset} is held cannot be told: it is held in ${symbol} (${address}) too, and ${why}`,
  hint: chain.refused?.some(token => token.address === address)
    ? `leave it out of the exposure: hedge add --asset ${address}=none`
    : `hedge rpc test ${chain.name}`,
})
