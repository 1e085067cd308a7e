import { compare, type Decimal, decimal, mul, one, sum, toNumber } from '../../math/decimal.ts'
import { firstTier, isMarginedByPosition, isPooled } from '../../math/identities.ts'
import { moveBetween } from '../../math/ladder.ts'
import { marginAvailableFromLiquidation } from '../../math/liquidationPx.ts'
import { marginToPrice } from '../../math/marginToPrice.ts'
import { whyNoDollars } from './dollarDex.ts'
import { type HedgeLegs, isShort, openHolders } from './hedgeLegs.ts'
import { boundMoves } from './pricedLp.ts'
import type { RiskReport } from './resultTypes.ts'
import type { AccountReport, PerpReport } from './types.ts'

type JointCheck = Pick<
  RiskReport,
  'upperBoundUsd' | 'boundPassed' | 'liquidationUsd' | 'liquidatedBeforeBound' | 'marginToBoundUsd' | 'notes'
>

/**
 * Is the short liquidated before the LP has sold all of the asset? All in moves of one price: the pool's and each perp's mark keep
 * the proportion that they have now. `px` is the mark now.
 */
export function jointCheck(asset: string, legs: HedgeLegs, px: Decimal | null): JointCheck {
  const notes: string[] = []
  const bound = highestBound(asset, legs, notes)
  const shorts = legs.perps === null ? null : legs.perps.filter(perp => perp.asset === asset && isShort(perp))
  if (shorts === null) notes.push('not all perps are known: nor is which short is liquidated first')
  const liquidation = shorts === null || shorts.length === 0 ? null : firstLiquidation(shorts, notes)
  const both = bound !== null && liquidation !== null
  const passed = bound && compare(bound, one) <= 0
  return {
    upperBoundUsd: bound && px && toNumber(mul(px, bound)),
    boundPassed: passed,
    liquidationUsd: liquidation && px && toNumber(mul(px, liquidation)),
    liquidatedBeforeBound: both ? compare(liquidation, bound) < 0 : null,
    marginToBoundUsd: both && !passed && shorts !== null ? marginTo(bound, shorts, legs, notes) : null,
    notes,
  }
}

/** The last of the bounds at which each position has sold all of the asset, as a move; the first is no end while others hold some. */
function highestBound(asset: string, { lps, exposure }: HedgeLegs, notes: string[]): Decimal | null {
  const whole = exposure.find(row => row.asset === asset)?.lpDelta ?? null
  if (lps === null || whole === null) {
    notes.push(`not all that holds ${asset} is known: nor is where the LP has sold it`)
    return null
  }
  const bounds = openHolders(lps, asset).map(lp => ({ lp, high: boundMoves(lp, asset).high }))
  const endless = bounds.filter(({ high }) => high === null)
  for (const { lp } of endless) notes.push(`#${lp.tokenId} has no bound at which it holds no ${asset}`)
  if (endless.length > 0) return null
  return bounds.reduce<Decimal | null>(
    (most, { high }) => (high !== null && (most === null || compare(high, most) > 0) ? high : most),
    null,
  )
}

function firstLiquidation(shorts: readonly PerpReport[], notes: string[]): Decimal | null {
  const moves = shorts.map(({ liquidationPx, markPx }) =>
    liquidationPx === null ? null : moveBetween(decimal(markPx), decimal(liquidationPx)),
  )
  if (moves.includes(null)) {
    notes.push('the venue tells no liquidation price of a short')
    return null
  }
  return moves.reduce((least, move) => (least === null || compare(move!, least) < 0 ? move : least), null)
}

/** Null, with its reason, where one of the shorts is margined by rules that are not published or not known here. */
function marginTo(
  bound: Decimal,
  shorts: readonly PerpReport[],
  { account, isDollarDex }: HedgeLegs,
  notes: string[],
): number | null {
  const extras = shorts.map(perp => {
    const why = whyNoDollars(perp.coin, isDollarDex) ?? whyUnknown(perp, bound, shorts, modeOf(perp, account))
    if (why !== null) {
      notes.push(`how much margin reaches the bound is not known: ${why}`)
      return null
    }
    const size = { szi: decimal(perp.szi), positionValue: decimal(perp.positionValue), maxLeverage: perp.maxLeverage }
    const available = marginAvailableFromLiquidation(size, decimal(perp.liquidationPx!))
    return marginToPrice(size, available, mul(decimal(perp.markPx), bound))
  })
  if (extras.some(extra => extra === null)) return null
  if (shorts.some(({ leverage }) => leverage.type === 'cross')) {
    notes.push('a cross position is reckoned as the venue does: every other price stands still')
  }
  return toNumber(sum(extras.filter(extra => extra !== null)))
}

function whyUnknown(
  { account, leverage, positionValue }: PerpReport,
  bound: Decimal,
  shorts: readonly PerpReport[],
  mode: string | null,
): string | null {
  if (mode === null) return "the account's mode is not known"
  if (mode === 'portfolioMargin') return 'no formula of portfolio margin is published'
  if (!isMarginedByPosition(mode)) return `the account's mode "${mode}" is not one that is known here`
  const value = Number(positionValue)
  if (Math.max(value, value * toNumber(bound)) >= firstTier) return 'a position so large may be in a higher margin tier'
  const beside = shorts.filter(each => each.account === account && each.leverage.type === 'cross')
  if (isPooled(mode) && leverage.type === 'cross' && beside.length > 1) return 'several shorts share one collateral'
  return null
}

function modeOf(perp: PerpReport, account: AccountReport | null): string | null {
  if (account?.address === perp.account) return account.mode
  return account?.subAccounts?.find(({ address }) => address === perp.account)?.mode ?? null
}
