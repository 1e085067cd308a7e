import { type Fixed, fixed, sum } from './fixed.ts'
import { maintenance, value } from './position.ts'
import { collateralOf, dexOf, type FakeAccount, type World } from './world.ts'

/**
 * One token of a pooled account, over spot and every dex margined in it. Its total includes profit and loss of the
 * positions, and its hold their margin, as in the one recorded answer of such an account; `available` is what is left
 * above the maintenance of cross positions and outside of isolated ones.
 */
export function poolOf(account: FakeAccount, token: number, world: World) {
  const positions = (account.positions ?? [])
    .filter(each => collateralOf(dexOf(each.coin), world) === token)
    .map(each => value(each, world.markets))
  const balance = account.spot?.find(each => each.token === token)
  if (positions.length > 0 && !balance) throw new TypeError(`the fake venue needs a spot balance of token ${token}`)
  const total = fixed(balance?.total ?? '0') + sum(positions.map(each => each.unrealizedPnl))
  const crossMaintenance: Fixed = sum(positions.filter(each => !each.isolated).map(maintenance))
  const isolated: Fixed = sum(positions.filter(each => each.isolated).map(each => each.marginUsed))
  return {
    total,
    hold: fixed(balance?.hold ?? '0') + sum(positions.map(each => each.marginUsed)),
    crossMaintenance,
    available: total - isolated - crossMaintenance,
  }
}
