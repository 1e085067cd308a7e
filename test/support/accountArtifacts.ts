import type { AccountReading } from '../../src/domain/artifacts.ts'
import type { DexState, PerpMetas, SpotBalance, SpotState, WirePerp } from '../../src/domain/perp.ts'
import { account, ok, seconds } from './moments.ts'

/** A perp whose value, margin and profit belong to its mark: positionValue = |szi| × mark. */
export const perpOf = ({ mark = 3000, ...rest }: { mark?: number } & Partial<WirePerp> = {}): WirePerp => {
  const { szi = '-1', entryPx = '3100', leverage = { type: 'cross', value: 5 } as const } = rest
  const value = Math.abs(Number(szi)) * mark
  return {
    coin: 'ETH',
    szi,
    leverage,
    entryPx,
    positionValue: plain(value),
    unrealizedPnl: plain(Number(szi) * (mark - Number(entryPx))),
    liquidationPx: '4500',
    marginUsed: plain(value / leverage.value),
    maxLeverage: 25,
    cumFunding: { allTime: '-12', sinceOpen: '-8.5', sinceChange: '-1' },
    ...rest,
  }
}

/** Decimal text, as the venue sends it: never with an exponent. */
const plain = (value: number): string => value.toFixed(9).replace(/\.?0+$/, '')

export const equity = 120_000

/** A dex on which 120,000 USD stand behind the positions, and whose sums are theirs. */
export const dexStateOf = (positions: readonly WirePerp[], rest: Partial<DexState> = {}): DexState => {
  const total = (of: (perp: WirePerp) => number) => positions.reduce((sum, perp) => sum + of(perp), 0)
  const summary = {
    accountValue: plain(equity),
    totalNtlPos: plain(total(perp => Number(perp.positionValue))),
    totalRawUsd: plain(equity - total(perp => Math.sign(Number(perp.szi)) * Number(perp.positionValue))),
    totalMarginUsed: plain(total(perp => Number(perp.marginUsed))),
  }
  return {
    dex: '',
    time: seconds * 1000,
    marginSummary: summary,
    crossMarginSummary: summary,
    crossMaintenanceMarginUsed: plain(total(perp => Number(perp.positionValue) / (2 * perp.maxLeverage))),
    withdrawable: '11000',
    positions: [...positions],
    ...rest,
  }
}

/** A short that is liquidated where 120,000 USD put it, alone on its dex (facts of the venue's margining, cross). */
export const soundShort = (rest: Partial<WirePerp> = {}): WirePerp => {
  const perp = perpOf(rest)
  const [value, size, rate] = [Number(perp.positionValue), Math.abs(Number(perp.szi)), 1 / (2 * perp.maxLeverage)]
  const px = (value + (equity - value * rate) / (1 + rate)) / size
  return { ...perp, liquidationPx: px.toFixed(10) }
}

export const spotOf = (balances: readonly SpotBalance[], rest: Partial<SpotState> = {}): SpotState => ({
  balances: [...balances],
  outcomes: 0,
  portfolioMarginRatio: null,
  availableAfterMaintenance: null,
  ...rest,
})

/** Only the main dex, margined in USDC. */
export const onlyMain: PerpMetas = { dexes: [{ dex: '', collateralToken: 0, markets: [] }], empty: 0 }

export const accountOf = (positions: readonly WirePerp[], rest: Partial<AccountReading> = {}): AccountReading => ({
  network: 'mainnet',
  address: account,
  role: null,
  mode: ok('default'),
  dexes: [ok(dexStateOf(positions))],
  spot: ok(spotOf([])),
  subAccounts: null,
  orders: null,
  vaultShares: null,
  ...rest,
})
