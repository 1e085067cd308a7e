import { noAsset } from '../../domain/assets.ts'
import { type Chain, tokenRefusal } from '../../domain/chain.ts'
import type { Subject } from '../../domain/hedge.ts'
import type { Alert, LpReport, LpToken } from './types.ts'

/** What is to be said of the tokens of open positions, once a token however many positions hold it. */
export function tokenAlerts(lps: readonly LpReport[], subject: Subject, chains: readonly Chain[]): Alert[] {
  const held = lps.flatMap(lp =>
    [lp.token0, lp.token1].map(token => [`${lp.chain} ${token.address}`, { lp, token }] as const),
  )
  return [...new Map(held).values()].flatMap(({ lp, token }) => {
    const chain = chains.find(candidate => candidate.name === lp.chain)
    return [...assetAlerts(token, subject, chain), ...(token.decimals === null ? [noDecimals(token)] : [])]
  })
}

function assetAlerts(token: LpToken, { name, stored, assets }: Subject, chain: Chain | undefined): Alert[] {
  const { symbol, address, asset, ratio } = token
  if (assets[address] === noAsset) return []
  const refusal = chain === undefined ? null : tokenRefusal(chain, address, ratio !== null)
  if (refusal !== null) {
    const message = `${symbol} (${address}) cannot be counted: ${refusal}`
    return [{ id: 'refused-token', severity: 'warning', message }]
  }
  if (asset !== null) return []
  const again = stored ? `hedge remove ${name}, then ` : ''
  const message = `${symbol} (${address}) stands for no known asset: it is in no exposure; ${again}hedge add --asset ${address}=ASSET`
  return [{ id: 'unmapped-token', severity: 'warning', message }]
}

const noDecimals = ({ symbol, address }: LpToken): Alert => ({
  id: 'no-decimals',
  severity: 'warning',
  message: `${symbol} (${address}) does not say its decimals: its amounts are unknown`,
})
