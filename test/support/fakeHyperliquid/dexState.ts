import { type Fixed, fixed, max, sum, times, wire } from './fixed.ts'
import { poolOf } from './pool.ts'
import { assetPosition, maintenance, type Valued, value } from './position.ts'
import { collateralOf, dexOf, type FakeAccount, isPooled, type World } from './world.ts'

/**
 * The body of `clearinghouseState`. An address that is an agent, or that the venue has never seen, has an account like
 * any other here: HTTP 200 and zeros. Standard accounts are shaped after recorded answers; of a pooled one only its
 * spot side is recorded, and what stands here is made by the same identities: a sub-ledger that holds a cent more than
 * the margin in use, as measured, and liquidation prices from the pool.
 */
export function dexState(account: FakeAccount, dex: string, world: World) {
  const { markets, time = Date.now() } = world
  const all = (account.positions ?? []).filter(each => dexOf(each.coin) === dex).map(each => value(each, markets))
  const cross = all.filter(each => !each.isolated)
  const setAside = sum(all.map(each => fixed(each.from.isolated ?? '0')))
  const cash = isPooled(account) ? setAside + subLedger(cross) : dex === '' ? fixed(account.cash ?? '0') : 0n
  const whole = summary(cash - setAside, all)
  const crossed = summary(cash - setAside, cross)
  const crossMaintenance = sum(cross.map(maintenance))
  const available = isPooled(account)
    ? poolOf(account, collateralOf(dex, world), world).available
    : crossed.equity - crossMaintenance
  const initial = max(crossed.margin, times(crossed.notional, fixed('0.1')))
  return {
    marginSummary: whole.body,
    crossMarginSummary: crossed.body,
    crossMaintenanceMarginUsed: wire(crossMaintenance),
    withdrawable: wire(max(0n, crossed.equity - initial)),
    assetPositions: all.map(each => assetPosition(each, available)),
    time,
  }
}

/** The cash with which equity comes out a cent above the margin in use. */
const subLedger = (cross: Valued[]): Fixed =>
  cross.length === 0 ? 0n : fixed('0.01') + sum(cross.map(each => each.marginUsed - each.unrealizedPnl))

function summary(free: Fixed, positions: Valued[]) {
  const raw = free + sum(positions.map(each => each.rawUsd))
  const equity = raw + sum(positions.map(each => each.side * each.positionValue))
  const notional = sum(positions.map(each => each.positionValue))
  const margin = sum(positions.map(each => each.marginUsed))
  return {
    equity,
    notional,
    margin,
    body: {
      accountValue: wire(equity),
      totalNtlPos: wire(notional),
      totalRawUsd: wire(raw),
      totalMarginUsed: wire(margin),
    },
  }
}
