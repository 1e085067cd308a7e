import { describe, expect, it } from 'vitest'
import type { TradeReading } from '../../src/domain/artifacts.ts'
import { wholeScope } from '../../src/domain/artifacts.ts'
import type { Hedge } from '../../src/domain/hedge.ts'
import { gather } from '../../src/gather/index.ts'
import {
  account,
  addressOf,
  dexStateOf,
  fillOf,
  fundingOf,
  gap,
  gatheredAt,
  historyOf,
  mintedAt,
  ok,
  spotOf,
} from '../support/artifacts.ts'
import { countingLpVenue, down, fakeSources, hedgeOf } from '../support/fakeSources.ts'
import { type Past, pastVenue, tradeMemory } from './support/fakePast.ts'

const hour = 3_600_000
const now = Date.parse(gatheredAt)
const mint = mintedAt * 1000
const iso = (time: number) => new Date(time).toISOString()

const pastOf = (rest: Partial<Past> = {}): Past => ({ fills: [], funding: [], asked: [], ...rest })

/** One run at a moment; `asked` is what this run asked about trades. */
async function run(past: Past, memory = tradeMemory(), { at = now, hedges = [hedgeOf('a')] as Hedge[] } = {}) {
  past.asked.length = 0
  const sources = fakeSources(hedges, {
    now: () => new Date(at),
    history: async () => memory,
    perpVenue: async () => pastVenue(past),
  })
  const { trades } = await gather(['trades'], sources)
  const asked = past.asked.filter(each => /^(fills|funding)/.test(each))
  return { readings: 'ok' in trades ? trades.ok : [], asked }
}

const tidsOf = ({ fills }: TradeReading) => ('ok' in fills ? fills.ok.fills.map(({ tid }) => tid) : null)

describe('trades', () => {
  it.each<[string, Partial<Hedge>, number]>([
    ['since its owner says', { since: iso(mint + hour) }, mint + hour],
    ['since the first mint', { createdAt: iso(mint + 5 * hour) }, mint],
    ['since it was added, where that was before', { createdAt: iso(mint - hour) }, mint - hour],
    ['since the mint where a moment is damaged', { since: 'soon', createdAt: iso(mint + hour) }, mint],
  ])('are wanted %s', async (_what, rest, from) => {
    const { readings, asked } = await run(pastOf(), tradeMemory(), { hedges: [hedgeOf('a', rest)] })
    expect(asked).toEqual([`fills b2 ${from}`, `funding b2 ${from}`])
    expect(readings).toEqual([
      {
        ...{ subject: 'id-a', network: 'mainnet', account, from: iso(from) },
        ...{ fills: ok({ fills: [], whole: true }), funding: ok([]) },
      },
    ])
  })

  it('are wanted since the earliest of several mints', async () => {
    const lpVenue = async () => ({
      ...countingLpVenue([]),
      readHistory: async () => new Map([['1', ok(historyOf({ mint: { block: '9', timestamp: '1700000000' } }))]]),
    })
    const past = pastOf()
    const sources = fakeSources([hedgeOf('a')], { lpVenue, perpVenue: async () => pastVenue(past) })
    await gather(['trades'], sources)
    expect(past.asked).toContain('fills b2 1700000000000')
  })

  it('of one account are read once for all hedges that share it, and each has its own part', async () => {
    const past = pastOf({
      fills: [fillOf({ tid: 1, time: mint + hour }), fillOf({ tid: 2, time: mint + 3 * hour })],
      funding: [fundingOf({ time: mint + 2 * hour }), fundingOf({ time: mint + 4 * hour })],
    })
    const memory = tradeMemory()
    const hedges = [hedgeOf('a', { since: iso(mint + 3 * hour) }), hedgeOf('b'), hedgeOf('c', { testnet: true })]
    const { readings, asked } = await run(past, memory, { hedges })
    expect(asked.filter(each => each.startsWith('fills'))).toHaveLength(2)
    expect(readings.map(reading => [reading.subject, reading.network, tidsOf(reading)])).toEqual([
      ['id-a', 'mainnet', [2]],
      ['id-b', 'mainnet', [1, 2]],
      ['id-c', 'testnet', [1, 2]],
    ])
    expect(readings[0]!.funding).toEqual(ok([past.funding[1]]))
    expect([...memory.kept.keys()].sort()).toEqual(
      ['id-a mainnet', 'id-b mainnet', 'id-c testnet'].map(each => `${each} ${account}`),
    )
    expect(memory.kept.get(`id-a mainnet ${account}`)).toEqual(memory.kept.get(`id-b mainnet ${account}`))
  })

  it('are those of sub-accounts as well where they count, each account once', async () => {
    const sub = addressOf(0xc3)
    const past = pastOf({ fills: [fillOf()] })
    const subAccount = { name: 'two', address: sub, mode: 'default', dexes: [dexStateOf([])], spot: spotOf([]) }
    const venue = { ...pastVenue(past), readSubAccounts: async () => [subAccount] }
    const sources = fakeSources([hedgeOf('a', { subAccounts: true }), hedgeOf('b')], { perpVenue: async () => venue })
    const store = await sources.secrets()
    const { Secret } = await import('../../src/domain/secret.ts')
    await store.set('hedge/id-b/account', new Secret(sub))
    const { trades } = await gather(['trades'], sources)
    expect('ok' in trades && trades.ok.map(({ subject, account: of }) => `${subject} ${of}`)).toEqual([
      `id-a ${account}`,
      `id-b ${sub}`,
      `id-a ${sub}`,
    ])
    expect(past.asked.filter(each => each.startsWith('fills')).sort()).toEqual([`fills b2 ${mint}`, `fills c3 ${mint}`])
  })

  it('are not those of an address given ad hoc, nor of an account that is not known', async () => {
    const past = pastOf()
    const perpVenue = async () => pastVenue(past)
    const scope = { ...wholeScope, address: addressOf(7) }
    expect((await gather(['trades'], fakeSources([], { scope, perpVenue }))).trades).toEqual(ok([]))
    const sources = fakeSources([hedgeOf('a')], { perpVenue })
    await (await sources.secrets()).delete('hedge/id-a/account')
    expect((await gather(['trades'], sources)).trades).toEqual(ok([]))
    expect(past.asked.filter(each => /^(fills|funding)/.test(each))).toEqual([])
  })

  it('one half of which failed are a gap for that half; the other is kept, and the missing one is asked for in full', async () => {
    const past = pastOf({ fills: [fillOf()], funding: [fundingOf()] })
    const memory = tradeMemory()
    const perpVenue = async () => ({ ...pastVenue(past), readFunding: down('funding') })
    const sources = fakeSources([hedgeOf('a')], { perpVenue, history: async () => memory })
    const { trades } = await gather(['trades'], sources)
    expect(trades).toMatchObject({ ok: [{ fills: ok({ fills: [fillOf()], whole: true }), funding: gap('funding') }] })
    const { readings, asked } = await run(past, memory)
    expect(asked).toEqual([`fills b2 ${mint + hour - 600_000}`, `funding b2 ${mint}`])
    expect(readings[0]).toMatchObject({ fills: ok({ fills: [fillOf()], whole: true }), funding: ok([fundingOf()]) })
  })

  it('keep nothing of a run in which nothing was read', async () => {
    const memory = tradeMemory()
    const perpVenue = async () => ({ ...pastVenue(pastOf()), readFunding: down('a'), readFills: down('b') })
    await gather(['trades'], fakeSources([hedgeOf('a')], { perpVenue, history: async () => memory }))
    expect(memory.kept.size).toBe(0)
  })
})
