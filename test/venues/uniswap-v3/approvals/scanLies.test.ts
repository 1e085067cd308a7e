import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { topics } from '../../../../src/venues/uniswap-v3/history/topics.ts'
import { silentLogCap, spanOf } from '../../../support/hostileProxy/logQuirks.ts'
import { oddities, type Quirks, together } from '../../../support/hostileProxy/quirks.ts'
import { limited, type ScanStage, scanOn, startScanStage } from './scanStage.ts'
import type { ReadOptions } from './stage.ts'

let stage: ScanStage
beforeAll(async () => {
  stage = await startScanStage()
}, 60_000)
afterAll(() => stage?.node.stop())

const scan = (quirks?: Quirks | Quirks[], options?: ReadOptions) => scanOn(stage, quirks, options)

describe('a node that does not tell the truth', () => {
  it.each(['none', 'newest'] as const)('and answers wide ranges with %s is not believed', async answered => {
    const { gap, last } = await scan(silentLogCap(5, answered))
    expect(gap?.code).toBe('rpc-logs-withheld')
    expect(Number(last!.to)).toBeLessThan(Number(last!.from))
    expect((await scan({}, { saved: last })).found!.approved).toEqual([stage.kept])
    expect((await scan([silentLogCap(5, answered), {}])).found!.approved).toEqual([stage.kept])
  })

  it('and takes a lost state for an empty one does not hide what was before', async () => {
    const { kept, at } = stage
    const emptied: Quirks = {
      refuse: ({ method, params }) =>
        method === 'eth_getCode' && BigInt(params[1] as string) < BigInt(at.kept + 3) ? { result: '0x' } : null,
    }
    const { found } = await scan(together(emptied, limited), { positions: [] })
    expect(found).toMatchObject({ lowest: '0', from: '0', approved: [kept] })
  })

  it('and keeps all events to itself is not believed of a wallet that has no NFT, nor of what was read before that was known', async () => {
    const mute: Quirks = { answer: (answer, call) => (spanOf(call) === null ? answer : { ...answer, result: [] }) }
    for (const positions of [[], undefined]) {
      const { gap } = await scan(mute, positions && { positions })
      expect(gap?.code).toBe('rpc-logs-withheld')
    }
    const [first] = stage.ids
    expect((await scan(mute, { positions: [], burned: [first!] })).gap?.code).toBe('rpc-logs-withheld')
    const { last } = await scan({}, { positions: [] })
    const saved = { ...last!, witnessed: false, seen: [] }
    expect((await scan({}, { positions: [], saved })).found!.approved).toEqual([stage.kept])
  })

  it('cannot be found out where the contract has no NFT: that is said', async () => {
    const none: Quirks = {
      refuse: call => (JSON.stringify(call).includes('4f6ccce7') ? { result: '0x' } : null),
    }
    const { found } = await scan(together(oddities.noMulticall3, none), { positions: [] })
    expect(found).toMatchObject({ approved: [stage.kept], unwitnessed: true })
    expect((await scan({}, { positions: [] })).found).not.toHaveProperty('unwitnessed')
  })

  it('about events is held against the contract, which knows better', async () => {
    const turned: Quirks = {
      answer: (answer, call) =>
        spanOf(call) === null ? answer : { ...answer, result: (answer.result as WireLog[]).map(flipped) },
    }
    expect((await scan(turned)).found!.approved).toEqual([stage.kept])
  })

  it('and sends what is no approval is a gap', async () => {
    const longer: Quirks = {
      answer: (answer, call) =>
        spanOf(call) === null
          ? answer
          : { ...answer, result: (answer.result as { data: string }[]).map(log => ({ ...log, data: '0x01' })) },
    }
    expect((await scan(longer)).gap?.code).toBe('rpc-wrong-shape')
  })
})

type WireLog = { data: string; topics: string[] }

/** An approval in place of a revocation, and the other way round. */
const flipped = ({ data, ...log }: WireLog): WireLog =>
  log.topics[0] === topics.approvalForAll
    ? { ...log, data: `0x${(1n - BigInt(data)).toString(16).padStart(64, '0')}` }
    : { ...log, data }
