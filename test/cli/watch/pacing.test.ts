import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAllowance } from '../../../src/cli/watch/allowance.ts'
import { watchClock } from '../../../src/cli/watch/clock.ts'
import { pacedVenue } from '../../../src/cli/watch/pacedVenue.ts'
import { createPacer } from '../../../src/cli/watch/pacer.ts'
import type { Address } from '../../../src/domain/address.ts'
import type { PerpVenue } from '../../../src/domain/venue.ts'
import { momentOf, readAt } from '../../../src/gather/readAt.ts'
import { dexStateOf, markets, onlyMain, spotOf } from '../../support/artifacts.ts'
import { fakeTime } from '../../support/fakeTime.ts'

type Plan = { accounts: number; dexes: number; used: number; rows: number; detail: boolean }

/** A venue that counts what it is asked, in its own measure; the same held on the first `used` dexes of each account. */
function countingVenue({ used, rows }: Plan, spend: (weight: number) => void): PerpVenue {
  const answer =
    <T>(weight: number, value: T) =>
    async (): Promise<T> => {
      spend(weight)
      return value
    }
  const held = dexStateOf([{ coin: 'ETH' } as never])
  const fills = { fills: Array.from({ length: rows }, (_, time) => ({ time })), whole: true, spare: 1 }
  return {
    venue: 'hyperliquid',
    readRole: answer(60, { role: 'user' }),
    readMode: answer(20, 'default'),
    readDexState: async (_account: Address, dex: string) => {
      spend(2)
      return Number(dex) < used ? held : dexStateOf([])
    },
    readSpotState: answer(2, spotOf([])),
    readPerpMetas: answer(20, onlyMain),
    readMarkets: answer(20, markets),
    readOrders: answer(20, []),
    readVaultShares: answer(20, []),
    readFills: answer(20 + Math.ceil(rows / 20), fills),
    readFunding: answer(20 + Math.ceil(rows / 20), fills.fills),
    readCandles: answer(32, []),
  } as unknown as PerpVenue
}

/** An hour of a watch; what was spent when, and how old each answer was at most once all had come. */
async function hour(plan: Plan, seconds: number) {
  const spent: { at: number; weight: number }[] = []
  const time = fakeTime(new Date('2026-03-01T10:20:00Z'))
  const clock = watchClock(time)
  const allowance = createAllowance(clock.awake)
  const pacer = createPacer(allowance, clock, readAt)
  const inner = countingVenue(plan, weight => spent.push({ at: time.passed(), weight }))
  const venue = pacedVenue(inner, 'mainnet', { allowance, pacer, clock, readAt })
  const signal = new AbortController().signal
  const known = new Set<string>()
  const oldest = new Map<string, number>()
  const ask = async (what: string, promise: Promise<unknown>) => {
    const come = await promise.then(
      () => true,
      () => false,
    )
    if (come) known.add(what)
    const at = momentOf(promise)
    const age = come && at !== undefined ? time.now().getTime() - Date.parse(at) : 0
    oldest.set(what, Math.max(oldest.get(what) ?? 0, age))
  }
  /** As the program asks: until it was read five minutes after the hour. */
  const paidAt = new Map<number, number>()
  const isPaid = (n: number) => {
    const [now, at] = [time.now().getTime(), paidAt.get(n) ?? 0]
    return Math.floor(at / 3_600_000) === Math.floor(now / 3_600_000) && at % 3_600_000 >= 300_000
  }
  const funding = async (n: number, account: Address, from: number) => {
    await ask(
      `funding ${n}`,
      venue.readFunding(account, from, signal, { isTail: true }).then(() => paidAt.set(n, time.now().getTime())),
    )
  }
  const wanted = (n: number): Promise<unknown>[] => {
    const account = `0x${n}` as Address
    const from = time.now().getTime() - 600_000
    return [
      ask(`mode ${n}`, venue.readMode(account, signal)),
      ...Array.from({ length: plan.dexes }, (_, dex) =>
        ask(
          `${dex < plan.used ? 'state' : 'idle'} ${n} ${dex}`,
          venue.readDexState(account, dex ? `${dex}` : '', signal),
        ),
      ),
      ask(`spot ${n}`, venue.readSpotState(account, signal)),
      ask(`fills ${n}`, venue.readFills(account, from, signal, { isTail: true })),
      ...(isPaid(n) ? [] : [funding(n, account, from)]),
      ...(plan.detail
        ? [
            ask(`orders ${n}`, venue.readOrders(account, '', signal)),
            ask(`vaults ${n}`, venue.readVaultShares(account, signal)),
          ]
        : []),
    ]
  }
  let frames = 0
  for (; time.passed() < 3_600_000; frames += 1) {
    const begun = time.passed()
    await Promise.all([
      ask('dexes', venue.readPerpMetas(signal)),
      ask('markets', venue.readMarkets('', signal)),
      ...Array.from({ length: plan.accounts }, (_, n) => wanted(n)).flat(),
    ])
    const rest = Math.max(seconds * 1000, pacer.leastInterval()) - (time.passed() - begun)
    await clock.wait(Math.max(1, rest), signal)
  }
  const most = Math.max(
    ...spent.map(({ at: from }) =>
      spent.filter(({ at }) => at >= from && at < from + 60_000).reduce((sum, { weight }) => sum + weight, 0),
    ),
  )
  return { most, frames, oldest, unknown: [...oldest.keys()].filter(what => !known.has(what)) }
}

const plans = fc.record({
  accounts: fc.integer({ min: 1, max: 12 }),
  dexes: fc.integer({ min: 1, max: 20 }),
  used: fc.integer({ min: 1, max: 3 }),
  rows: fc.integer({ min: 0, max: 40 }),
  detail: fc.boolean(),
})

describe('what a watch asks of the venue', () => {
  it('is less than 100 of its weight in any minute, whatever there is to ask for', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(plans, fc.constantFrom(1, 5, 15, 60), async (plan, seconds) => {
        const { most } = await hour(plan, seconds)
        expect(most).toBeLessThan(100)
      }),
      { numRuns: 15 },
    )
  })

  it.each([
    [{ accounts: 1, dexes: 1, used: 1, rows: 10, detail: false }, 16],
    [{ accounts: 1, dexes: 9, used: 2, rows: 10, detail: true }, 16],
    [{ accounts: 4, dexes: 9, used: 1, rows: 10, detail: false }, 30],
  ])('of %j each thing has come within the hour, and nobody waits for ever', async (plan, seconds) => {
    const { unknown, oldest, frames } = await hour(plan, 15)
    expect(unknown).toEqual([])
    expect(3600 / frames).toBeLessThan(seconds)
    const ofKind = (kind: string) =>
      Math.max(...[...oldest].flatMap(([what, age]) => (what.startsWith(kind) ? age / 1000 : [])))
    // At the beginning, when most is asked for the first time, twice as long as ever after.
    expect(ofKind('state')).toBeLessThan(5 * seconds)
    expect(ofKind('spot')).toBeLessThan(5 * seconds)
    expect(ofKind('markets')).toBeLessThan(180)
    expect(ofKind('mode')).toBeLessThan(1200)
    if (plan.dexes > plan.used) expect(ofKind('idle')).toBeLessThan(500)
  })
})
