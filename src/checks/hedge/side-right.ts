import { defineCheck } from '../../domain/check.ts'
import type { HedgeFacts } from '../../domain/hedgeFacts.ts'
import { decimal, isZero, sign, sub } from '../../math/decimal.ts'
import { figure, sided } from '../words/figures.ts'
import { lpGap, venueGap } from '../words/hedgeGap.ts'
import { hedgeVerdicts } from '../words/hedgeVerdicts.ts'
import { type Found, type Weighed, weigh } from '../words/weigh.ts'

export const sideRight = defineCheck({
  id: 'side-right',
  topic: 'hedge',
  title: 'Every perp stands against what the LP holds',
  failureTitle: 'A perp does not stand against what the LP holds',
  severity: 'critical',
  rationale:
    'A perp on the same side as the LP doubles the loss that it was opened to take away, and none takes away nothing.',
  remediation: 'hedge status shows what to order; order it at https://app.hyperliquid.xyz/trade',
  reference: 'https://docs.uniswap.org/concepts/protocol/concentrated-liquidity',
  needs: ['hedgeFacts'],
  run: ({ hedgeFacts }) =>
    hedgeVerdicts(
      hedgeFacts,
      'a short against each asset that the LP holds, and none against one that it does not',
      judge,
    ),
})

function judge(hedge: HedgeFacts): Weighed | null {
  const rows = hedge.exposure.map(row => judgeRow(row, hedge))
  if (rows.length === 0) return hedge.known.lps ? null : { gap: lpGap(hedge, 'the LP positions are not all known') }
  return weigh(
    rows.flatMap(row => ('found' in row ? [row.found] : [])),
    rows.flatMap(row => ('gap' in row ? [row.gap] : [])),
    { status: 'pass', actual: rows.flatMap(row => ('fine' in row ? [row.fine] : [])).join('; ') },
  )
}

/** `held`: what the LP holds and, where it is known, spot. A share of a lot cannot be ordered. */
function judgeRow(
  { asset, lpDelta, perpDelta, netDelta, correctionWhy }: HedgeFacts['exposure'][number],
  hedge: HedgeFacts,
): { found: Found } | { fine: string } | ReturnType<typeof unknown> {
  if (lpDelta === null) return unknown(lpGap(hedge, `what the LP holds of ${asset} is not known`))
  if (perpDelta === null) return unknown(venueGap(hedge, `the perps of ${asset} are not all known`))
  const perp = decimal(perpDelta)
  const held = netDelta === null ? decimal(lpDelta) : sub(decimal(netDelta), perp)
  if (isZero(perp)) {
    if (isZero(held)) return { fine: `${asset}: nothing held, no perp` }
    if (isZero(decimal(hedge.target))) return { fine: `${asset}: ${figure(held)} held, and no hedge is wanted` }
    if (correctionWhy === 'less-than-one-lot') return { fine: `${asset}: ${figure(held)} held, less than one lot` }
    return grave('high', `${asset}: ${figure(held)} held and no perp against it: not hedged`)
  }
  const what = `the ${asset} ${sided(perpDelta)}`
  if (isZero(held)) {
    if (netDelta === null) return unknown(venueGap(hedge, `the spot holdings of ${asset} are not known`))
    if (correctionWhy === 'less-than-one-lot') return { fine: `${what} is less than one lot` }
    return grave('high', `${what} hedges nothing: no liquidity holds ${asset}`)
  }
  return sign(held) === sign(perp)
    ? grave('critical', `${what} is on the same side as the ${figure(held)} held: it adds to it`)
    : { fine: `${asset}: ${figure(held)} held, perp ${figure(perp)}` }
}

const unknown = (gap: HedgeFacts['gaps'][number]) => ({ gap })

const grave = (severity: Found['severity'], actual: string) => ({
  found: { status: 'fail' as const, severity, actual },
})
