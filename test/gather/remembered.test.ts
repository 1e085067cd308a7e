import { describe, expect, it } from 'vitest'
import { type Scope, wholeScope } from '../../src/domain/artifacts.ts'
import type { SavedMode } from '../../src/domain/historyMemory.ts'
import type { DexMemory, PerpMetas, SpotState } from '../../src/domain/perp.ts'
import { known } from '../../src/domain/read.ts'
import { Secret } from '../../src/domain/secret.ts'
import type { PerpVenue } from '../../src/domain/venue.ts'
import { gather } from '../../src/gather/index.ts'
import { addressOf, fillOf, onlyMain, spotOf } from '../support/artifacts.ts'
import { countingPerpVenue, fakeSources, hedgeOf, rememberNothing } from '../support/fakeSources.ts'

const minute = 60_000
/** Half past an hour, when there is something to spare. */
const start = Date.parse('2026-03-01T10:30:00Z')

const pooled: SpotState = { ...spotOf([]), availableAfterMaintenance: [] }

/** Runs of one machine, each at its minute; `accounts`: how many, each with a hedge of its own. */
function machine({ accounts = 1, hedges = accounts }: { accounts?: number; hedges?: number } = {}) {
  const modes = new Map<string, SavedMode>()
  let list: ReturnType<DexMemory['list']> = null
  const dexMemory: DexMemory = {
    list: () => list,
    keep: (_network, metas, at) => {
      list = { at, metas }
    },
    forget: () => {
      list = list && { ...list, at: 0 }
    },
  }
  const history = {
    ...rememberNothing,
    mode: (hedge: string, network: string, account: string) => modes.get(`${hedge} ${network} ${account}`) ?? null,
    keepMode: (hedge: string, network: string, account: string, saved: SavedMode) =>
      void modes.set(`${hedge} ${network} ${account}`, saved),
  }
  return async (at: number, venue: Partial<PerpVenue> = {}, scope: Partial<Scope> = {}) => {
    const all = Array.from({ length: hedges }, (_, n) => hedgeOf(`h${n}`, { shared: true }))
    const asked: string[] = []
    const sources = fakeSources(all, {
      scope: { ...wholeScope, ...scope },
      now: () => new Date(start + at * minute),
      perpVenue: async network => ({ ...countingPerpVenue(asked, network), ...venue }),
      dexMemory: async () => dexMemory,
      history: async () => history,
    })
    const store = await sources.secrets()
    for (const [n, { id }] of all.entries())
      await store.set(`hedge/${id}/account`, new Secret(addressOf(0x100 + (n % accounts))))
    const read = await gather(['subjects', 'dexes', 'accounts', 'trades', 'markets'], sources)
    const count = (what: string) => asked.filter(each => each.startsWith(`${what} `)).length
    return { asked, count, reading: known(read.accounts)?.[0], list: known(read.dexes)?.[0]?.read }
  }
}

describe('the mode of an account', () => {
  it('is asked for in each run that reads one account', async () => {
    const run = machine({ accounts: 1, hedges: 3 })
    for (const at of [0, 1, 2]) {
      const { count, reading } = await run(at)
      expect(count('mode')).toBe(1)
      expect(reading?.mode).toMatchObject({ at: new Date(start + at * minute).toISOString() })
    }
  })
})

describe('the modes of several accounts', () => {
  it('are asked for every ten minutes, one in a run, and told with the time at which they were', async () => {
    const run = machine({ accounts: 2 })
    expect((await run(0)).count('mode')).toBe(2)
    const later = await run(9)
    expect(later.count('mode')).toBe(0)
    expect(later.reading?.mode).toEqual({ ok: 'default', at: '2026-03-01T10:30:00.000Z' })
    expect((await run(10)).count('mode')).toBe(1)
  })

  it('are asked for in the same run as soon as the balances are those of another kind', async () => {
    const run = machine({ accounts: 2 })
    await run(0)
    const changed = { readSpotState: async () => pooled, readMode: async () => 'unifiedAccount' }
    expect((await run(1, changed)).reading?.mode).toMatchObject({
      ok: 'unifiedAccount',
      at: '2026-03-01T10:31:00.000Z',
    })
    expect((await run(2, { readSpotState: async () => pooled })).count('mode')).toBe(0)
    expect((await run(3)).reading?.mode).toMatchObject({ ok: 'default' })
    const ratio = { readSpotState: async () => ({ ...pooled, portfolioMarginRatio: '0.1' }) }
    expect((await run(4, { ...ratio, readMode: async () => 'portfolioMargin' })).reading?.mode).toMatchObject({
      ok: 'portfolioMargin',
    })
  })

  it.each<[string, Partial<PerpVenue>]>([
    ['their name is not known here', { readMode: async () => 'dexAbstraction' }],
    ['the balances are not those of their kind', { readMode: async () => 'unifiedAccount' }],
    ['the balances cannot be read', { readSpotState: () => Promise.reject(new TypeError('no')) }],
  ])('are asked for in each run where %s', async (_what, venue) => {
    const run = machine({ accounts: 2 })
    let modes = 0
    const counting = async (...asked: Parameters<PerpVenue['readMode']>) => {
      modes += 1
      return venue.readMode?.(...asked) ?? 'default'
    }
    for (const at of [0, 1, 2]) await run(at, { ...venue, readMode: counting })
    expect(modes).toBe(6)
  })

  it.each<[string, number, Partial<Scope>]>([
    ['a clock was set back', -1, {}],
    ['three hours went by', 180, {}],
    ['all is to be learned anew', 1, { reread: true }],
    ['it is an audit that asks', 1, { audit: { deep: false, secondRpc: false } }],
  ])('are asked for where %s', async (_what, at, scope) => {
    const run = machine({ accounts: 2 })
    await run(0)
    expect((await run(at, {}, scope)).count('mode')).toBe(2)
  })

  it('wait while funding is asked for, and the oldest comes first: one account of six in a run', async () => {
    const run = machine({ accounts: 12 })
    expect((await run(0)).count('mode')).toBe(12)
    expect((await run(35)).count('mode')).toBe(0)
    const turns: string[] = []
    for (const at of [41, 42, 43, 44]) {
      const { asked, count } = await run(at)
      expect(count('mode')).toBe(3)
      turns.push(...asked.filter(each => each.startsWith('mode ')))
    }
    expect(new Set(turns).size).toBe(12)
  })
})

describe('the list of dexes', () => {
  const withDex = (dex: string): PerpMetas => ({
    ...onlyMain,
    dexes: [...onlyMain.dexes, { dex, collateralToken: 0, markets: [] }],
  })

  it('is asked for once an hour, by two runs in a row only where it changed', async () => {
    const run = machine()
    expect((await run(0)).count('metas')).toBe(1)
    const later = await run(29)
    expect(later.count('metas')).toBe(0)
    expect(later.list).toMatchObject({ at: '2026-03-01T10:30:00.000Z' })
    expect((await run(60)).count('metas')).toBe(1)
  })

  it('is asked for where it is of later than now, anew, or for an audit', async () => {
    const run = machine()
    await run(0)
    expect((await run(-1)).count('metas')).toBe(1)
    expect((await run(0, {}, { reread: true })).count('metas')).toBe(1)
    expect((await run(1, {}, { audit: { deep: false, secondRpc: false } })).count('metas')).toBe(1)
  })

  it('is asked for anew after a fill on a dex that is newer than it', async () => {
    const run = machine()
    await run(0)
    const traded = { fills: [fillOf({ coin: 'new:ETH', time: start + minute })], whole: true }
    const seen = await run(2, { readFills: async () => traded })
    expect(seen.count('metas')).toBe(0)
    const after = await run(3, { readPerpMetas: async () => withDex('new') })
    expect(after.reading?.dexes).toHaveLength(2)
  })

  it('stays where the fill is older than it: that dex went away', async () => {
    const run = machine()
    await run(0)
    await run(2, { readFills: async () => ({ fills: [fillOf({ coin: 'gone:ETH', time: start - 1 })], whole: true }) })
    expect((await run(3)).count('metas')).toBe(0)
  })
})

it('twenty hedges of one account ask the venue what one of them asks', async () => {
  const [one, twenty] = [machine(), machine({ accounts: 1, hedges: 20 })]
  for (const at of [0, 1]) expect((await twenty(at)).asked.toSorted()).toEqual((await one(at)).asked.toSorted())
})
