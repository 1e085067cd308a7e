import type { InfoRequest } from './answer.ts'
import { openedAt } from './fills.ts'
import { cut, fixed, over, times, wire } from './fixed.ts'
import { pageOf } from './pageOf.ts'
import { type FakeAccount, type FakeFunding, presentOf, type World } from './world.ts'

const hour = 3_600_000
const noTransaction = `0x${'0'.repeat(64)}`

/** The body of `userFunding`: 500 rows at most where a time is named, else the latest 2,000. */
export function userFunding(account: FakeAccount, request: InfoRequest, world: World) {
  const rows = rowsOf(account.funding ?? paidHourly(account, world))
  if (request.startTime === undefined && request.endTime === undefined) return rows.slice(-2000)
  return pageOf(rows, request, 500)
}

type FundingRow = { time: number; hash: string; delta: object }

/** A long list is asked for page by page. */
const made = new WeakMap<readonly FakeFunding[], FundingRow[]>()

function rowsOf(funding: readonly FakeFunding[]): FundingRow[] {
  const rows =
    made.get(funding) ??
    funding
      .toSorted((a, b) => a.time - b.time)
      .map(({ coin, usdc, szi, fundingRate, time, hash = noTransaction }) => ({
        time,
        hash,
        delta: { type: 'funding', coin, usdc, szi, fundingRate, nSamples: null },
      }))
  made.set(funding, rows)
  return rows
}

/** payment = −szi · oraclePx · fundingRate (documentation, "Funding"); nothing was paid where `sinceOpen` is zero. */
function paidHourly(account: FakeAccount, world: World): FakeFunding[] {
  return (account.positions ?? []).flatMap(({ coin, szi, entryPx, cumFunding }, index) => {
    const all = -fixed(cumFunding?.sinceOpen ?? '0')
    const first = Math.floor(openedAt(account, index, world) / hour) + 1
    const hours = Math.floor(presentOf(world) / hour) - first + 1
    if (all === 0n || hours < 1) return []
    const each = cut(all / BigInt(hours), 6)
    const worth = times(fixed(szi), fixed(world.markets[coin]?.oraclePx ?? entryPx))
    return Array.from({ length: hours }, (_, at) => {
      const usdc = at === hours - 1 ? all - each * BigInt(hours - 1) : each
      const time = (first + at) * hour
      return { coin, usdc: wire(usdc, 18), szi: wire(fixed(szi)), fundingRate: wire(-over(usdc, worth), 10), time }
    })
  })
}
