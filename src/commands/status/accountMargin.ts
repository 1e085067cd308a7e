import { spotAssets, spotDollars } from '../../domain/assets.ts'
import type { DexState, PerpMetas, SpotState, WireMarket } from '../../domain/perp.ts'
import type { Gap } from '../../domain/read.ts'
import { compare, type Decimal, decimal, isZero, one, sum, zero } from '../../math/decimal.ts'
import { isStandard } from '../../math/identities.ts'
import type { Margin } from '../../math/margin.ts'
import { portfolioMargin } from '../../math/portfolioMargin.ts'
import { standardMargin } from '../../math/standardMargin.ts'
import { type DexMargin, unifiedMargin } from '../../math/unifiedMargin.ts'
import { dollarDex } from './dollarDex.ts'
import { quoteOfAsset } from './usd.ts'

/** One account's books; null is what could not be read. `states` are of every dex, the main one first. */
export type Books = { mode: string | null; states: readonly DexState[] | null; spot: SpotState | null }

/** What prices them: the main dex's markets, and what each dex is margined in. */
export type Prices = { markets: readonly WireMarket[] | null; metas: PerpMetas | null }

const unknown: Margin = { equityUsd: null, marginRatio: null, withdrawableUsd: null }

/** Equity, margin ratio and withdrawable by the rules of the account's mode; a mode that is not known shows none. */
export function accountMargin({ mode, states, spot }: Books, prices: Prices): { margin: Margin; gaps: Gap[] } {
  if (mode === null) return { margin: unknown, gaps: [] }
  if (isStandard(mode)) return states === null ? { margin: unknown, gaps: [] } : standard(states, prices, spot)
  if (mode !== 'unifiedAccount' && mode !== 'portfolioMargin') return { margin: unknown, gaps: [unhandled(mode)] }
  if (spot === null || states === null || prices.metas === null) return { margin: unknown, gaps: [] }
  const balances = spot.balances.map(({ coin, token, total, hold }) => ({
    token,
    total: decimal(total),
    hold: decimal(hold),
    usd: usdOfSpot(coin, prices.markets),
  }))
  const { metas } = prices
  const dexes = states.map(state => dexMargin(state, metas))
  const unnamed = states.filter((_state, index) => dexes[index] === null)
  const holdings = { balances, outcomes: spot.outcomes }
  // Of a portfolio the venue says the ratio itself.
  if (mode === 'unifiedAccount' && unnamed.length > 0) {
    return { margin: unknown, gaps: unnamed.map(({ dex }) => noCollateral(dex)) }
  }
  const margin =
    mode === 'unifiedAccount'
      ? unifiedMargin({ ...holdings, dexes: dexes.filter(dex => dex !== null) })
      : portfolioMargin({
          ...holdings,
          portfolioMarginRatio: spot.portfolioMarginRatio === null ? null : decimal(spot.portfolioMarginRatio),
        })
  return { margin, gaps: margin.equityUsd === null ? [unpriced(spot, prices.markets)] : [] }
}

/** Each dex stands alone: what they hold adds up, and the nearest to liquidation decides the ratio. */
function standard(states: readonly DexState[], { metas }: Prices, spot: SpotState | null) {
  const isDollar = dollarDex(metas, spot?.balances ?? [])
  const foreign = states.filter(
    ({ dex, marginSummary }) => !isZero(decimal(marginSummary.accountValue)) && !isDollar(dex),
  )
  const margins = states.map(state =>
    foreign.includes(state)
      ? unknown
      : standardMargin({
          crossAccountValue: decimal(state.crossMarginSummary.accountValue),
          accountValue: decimal(state.marginSummary.accountValue),
          crossMaintenanceMarginUsed: decimal(state.crossMaintenanceMarginUsed),
          withdrawable: decimal(state.withdrawable),
        }),
  )
  const ratios = margins.map(({ marginRatio }) => marginRatio)
  const margin: Margin = {
    equityUsd: sumOrNull(margins.map(({ equityUsd }) => equityUsd)),
    marginRatio: ratios.includes(null) ? null : ratios.reduce((worst, ratio) => higher(worst, ratio!), zero),
    withdrawableUsd: sumOrNull(margins.map(({ withdrawableUsd }) => withdrawableUsd)),
  }
  return { margin, gaps: foreign.map(({ dex }) => foreignCollateral(dex)) }
}

/** Null where nothing says what the dex is margined in. */
function dexMargin(state: DexState, metas: PerpMetas): DexMargin | null {
  const meta = metas.dexes.find(({ dex }) => dex === state.dex)
  if (meta === undefined) return null
  const isolated = state.positions.filter(({ leverage }) => leverage.type === 'isolated')
  return {
    collateralToken: meta.collateralToken,
    crossMaintenanceMarginUsed: decimal(state.crossMaintenanceMarginUsed),
    isolatedMarginUsed: sum(isolated.map(({ marginUsed }) => decimal(marginUsed))),
  }
}

/** Dollars of one spot token: a dollar, or a listed stand-in at its asset's oracle price; null for any other. */
function usdOfSpot(coin: string, markets: readonly WireMarket[] | null): Decimal | null {
  if (spotDollars.includes(coin)) return one
  return quoteOfAsset(spotAssets[coin] ?? null, markets)?.usd ?? null
}

const sumOrNull = (values: readonly (Decimal | null)[]): Decimal | null =>
  values.some(value => value === null) ? null : sum(values.filter(value => value !== null))

const higher = (a: Decimal | null, b: Decimal): Decimal => (a !== null && compare(a, b) > 0 ? a : b)

const unhandled = (mode: string): Gap => ({
  code: 'mode-not-handled',
  source: 'hyperliquid',
  message: `the account's mode is "${mode}", whose rules are not known here, so no equity is shown`,
  hint: "see equity at https://app.hyperliquid.xyz; positions and liquidation prices here are the venue's own",
})

const noCollateral = (dex: string): Gap => ({
  code: 'equity-unknown',
  source: 'hyperliquid',
  message: `nothing says what ${dex === '' ? 'the main dex' : `the dex ${dex}`} is margined in, so no equity is shown`,
  hint: 'ask again: hedge status',
})

const foreignCollateral = (dex: string): Gap => ({
  code: 'equity-unknown',
  source: 'hyperliquid',
  message: `the dex ${dex} is margined in a token whose worth is not known here, so no equity is shown`,
  hint: 'see equity at https://app.hyperliquid.xyz',
})

function unpriced({ balances, outcomes }: SpotState, markets: readonly WireMarket[] | null): Gap {
  const coins = balances.filter(({ coin, total }) => Number(total) !== 0 && usdOfSpot(coin, markets) === null)
  const what = [...coins.map(({ coin }) => coin), ...(outcomes > 0 ? ['outcome markets'] : [])].join(', ')
  return {
    code: 'equity-unknown',
    source: 'hyperliquid',
    message: `the account's equity includes ${what}, whose price is not known here`,
    hint: 'see equity at https://app.hyperliquid.xyz',
  }
}
