import type { InfoRequest } from './answer.ts'
import { abs, cut, type Fixed, fixed, over, times, wire } from './fixed.ts'
import { pageOf } from './pageOf.ts'
import { collateralOf, dexOf, type FakeAccount, type FakeFill, presentOf, type World } from './world.ts'

const hour = 3_600_000
const tokens: Record<number, string> = { 0: 'USDC', 235: 'USDE', 360: 'USDH' }
const noTransaction = `0x${'0'.repeat(64)}`

/** When a position was opened: every position of an account at another moment. */
export const openedAt = (account: FakeAccount, index: number, world: World): number =>
  account.positions![index]!.openedAt ?? presentOf(world) - 36 * hour + index * 60_000

const opening = (account: FakeAccount, world: World): FakeFill[] =>
  (account.positions ?? []).map(({ coin, szi, entryPx }, index) => ({
    coin,
    side: fixed(szi) < 0n ? 'A' : 'B',
    px: entryPx,
    sz: wire(abs(fixed(szi)), 18),
    time: openedAt(account, index, world),
  }))

/** The body of `userFillsByTime`: at most 2,000 of the 10,000 most recent. */
export function userFillsByTime(account: FakeAccount, request: InfoRequest, world: World) {
  const fills = [...(account.fills ?? opening(account, world))].sort((a, b) => a.time - b.time)
  const held = new Map<string, Held>()
  const rows = fills.map((fill, index) => {
    const before = held.get(fill.coin) ?? { size: 0n, entry: 0n }
    const started = fill.startPosition === undefined ? before : { ...before, size: fixed(fill.startPosition) }
    const { after, closedPnl } = trade(started, fill)
    held.set(fill.coin, after)
    return row(fill, { index, started, after, closedPnl, token: collateralOf(dexOf(fill.coin), world) })
  })
  return pageOf(rows.slice(-10_000), request, 2000)
}

/** A position by its signed size and its entry price, the mean of what was paid for it. */
type Held = { size: Fixed; entry: Fixed }

function trade({ size, entry }: Held, { side, sz, px }: FakeFill): { after: Held; closedPnl: Fixed } {
  const change = side === 'B' ? fixed(sz) : -fixed(sz)
  const price = fixed(px)
  const whole = size + change
  const grows = size === 0n || size > 0n === change > 0n
  if (grows) {
    return { after: { size: whole, entry: over(times(size, entry) + times(change, price), whole) }, closedPnl: 0n }
  }
  const closed = abs(change) < abs(size) ? -change : size
  return {
    after: { size: whole, entry: abs(change) > abs(size) ? price : entry },
    closedPnl: times(closed, price - entry),
  }
}

type Traded = { index: number; started: Held; after: Held; closedPnl: Fixed; token: number }

const row = (fill: FakeFill, { index, started, after, closedPnl, token }: Traded) => ({
  coin: fill.coin,
  px: wire(fixed(fill.px), 18),
  sz: wire(fixed(fill.sz), 18),
  side: fill.side,
  time: fill.time,
  startPosition: wire(started.size, 18),
  dir: fill.dir ?? direction(fill, started.size, after.size),
  closedPnl: fill.closedPnl ?? wire(isSpot(fill) ? 0n : closedPnl),
  hash: noTransaction,
  oid: 70_000 + index,
  crossed: fill.crossed ?? true,
  fee: fill.fee ?? wire(cut(times(times(fixed(fill.px), fixed(fill.sz)), fixed('0.00045')), 6)),
  tid: fill.tid ?? 1000 + index,
  ...(fill.liquidation ? { liquidation: fill.liquidation } : {}),
  feeToken: fill.feeToken ?? tokens[token] ?? 'USDC',
  twapId: null,
})

const isSpot = ({ coin }: FakeFill): boolean => /^@|\//.test(coin)

function direction(fill: FakeFill, before: Fixed, after: Fixed): string {
  if (isSpot(fill)) return fill.side === 'B' ? 'Buy' : 'Sell'
  const name = (size: Fixed) => (size > 0n ? 'Long' : 'Short')
  if (before === 0n || (abs(after) > abs(before) && before > 0n === after > 0n)) return `Open ${name(after)}`
  return after === 0n || before > 0n === after > 0n ? `Close ${name(before)}` : `${name(before)} > ${name(after)}`
}
