import { type Fixed, fixed, max, sum, times, wire } from './fixed.ts'
import { assetPosition, maintenance, type Valued, value } from './position.ts'
import { dexOf, type FakeAccount, type World } from './world.ts'

/**
 * The body of `clearinghouseState`. An address that is an agent, or that the venue has never seen, has an account like
 * any other here: HTTP 200 and zeros.
 */
export function dexState(account: FakeAccount, dex: string, { markets, time = Date.now() }: World) {
  const all = (account.positions ?? []).filter(each => dexOf(each.coin) === dex).map(each => value(each, markets))
  const cross = all.filter(each => !each.isolated)
  const cash = dex === '' ? fixed(account.cash ?? '0') : 0n
  const setAside = sum(all.map(each => fixed(each.from.isolated ?? '0')))
  const whole = summary(cash - setAside, all)
  const crossed = summary(cash - setAside, cross)
  const crossMaintenance = sum(cross.map(maintenance))
  const initial = max(crossed.margin, times(crossed.notional, fixed('0.1')))
  return {
    marginSummary: whole.body,
    crossMarginSummary: crossed.body,
    crossMaintenanceMarginUsed: wire(crossMaintenance),
    withdrawable: wire(max(0n, crossed.equity - initial)),
    assetPositions: all.map(each => assetPosition(each, crossed.equity - crossMaintenance)),
    time,
  }
}

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
