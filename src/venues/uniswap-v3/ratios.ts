import type { Chain } from '../../domain/chain.ts'
import type { WireRatio } from '../../domain/lp.ts'
import type { PageToken, RatioCall } from './page.ts'

/** What to ask for the tokens of a chain that do not stand one to one for their asset. */
export const ratioCalls = ({ tokens }: Chain): RatioCall[] =>
  tokens.flatMap(({ address, ratio }) => (ratio ? [{ token: address, target: ratio.target, data: ratio.data }] : []))

/** Null where none was asked for. Zero is no ratio, and neither is what no count of units can be. */
export function ratioOf({ token, ratio }: Pick<PageToken, 'token' | 'ratio'>, { tokens }: Chain): WireRatio | null {
  const address = token.toLowerCase()
  const known = tokens.find(candidate => candidate.address === address)?.ratio
  if (!known) return null
  return ratio > 0n && ratio >> 128n === 0n ? { units: String(ratio), decimals: known.decimals } : { failed: true }
}
