import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Address } from '../../../../src/domain/address.ts'
import type { OperatorScan, SavedOperators } from '../../../../src/domain/approvals.ts'
import { memoryOf } from '../../../support/chain/venue.ts'
import { logCap, spanOf } from '../../../support/hostileProxy/logQuirks.ts'
import { type Quirks, together } from '../../../support/hostileProxy/quirks.ts'
import { limited, type ScanStage, scanOn, startScanStage } from './scanStage.ts'
import type { ReadOptions } from './stage.ts'

let stage: ScanStage
let kept: Address
beforeAll(async () => {
  stage = await startScanStage()
  kept = stage.kept
}, 60_000)
afterAll(() => stage?.node.stop())

const scan = (quirks?: Quirks | Quirks[], options?: ReadOptions) => scanOn(stage, quirks, options)

const whole = async (...approved: Address[]): Promise<Omit<OperatorScan, 'lowest' | 'from'>> => ({
  to: String(await stage.head()),
  approved: approved.sort(),
})

const isBelow = (block: number) => (call: Parameters<typeof spanOf>[0]) =>
  (spanOf(call)?.to ?? 1n << 62n) < BigInt(block)

describe('the scan for operators', () => {
  it('finds who is approved and not who was revoked, in one question where the node takes it', async () => {
    const { found, spans } = await scan()
    expect(found).toEqual({ lowest: '0', from: '0', ...(await whole(kept)) })
    expect(spans).toEqual([[`0-${await stage.head()}`]])
  })

  it('goes backwards in narrow ranges to the block of the contract where the node takes no more', async () => {
    const { found, spans, memory } = await scan(limited)
    expect(found).toMatchObject(await whole(kept))
    expect(found!.from).toBe(found!.lowest)
    const codeAt = (block: number) =>
      stage.node.rpc('eth_getCode', [stage.chain.positionManager, `0x${block.toString(16)}`])
    expect(await codeAt(Number(found!.lowest) - 1)).toBe('0x')
    expect(await codeAt(Number(found!.lowest))).not.toBe('0x')
    const [, ...ends] = spans[0]!.flatMap(span => {
      const end = Number(span.split('-')[1])
      // Below it was only looked whether there is anything.
      return end < Number(found!.lowest) ? [] : end
    })
    expect(ends).toEqual([...ends].sort((a, b) => b - a))
    expect(memory.facts['own/local/0/x']).toMatchObject({ logRange: 7 })
  })

  it('goes back to the first block of all where the node has lost the state of old ones', async () => {
    const pruned: Quirks = {
      refuse: ({ method, params }) =>
        method === 'eth_getCode' && BigInt(params[1] as string) < BigInt(stage.at.kept)
          ? { error: { code: -32000, message: 'distance to target block exceeds maximum proof window' } }
          : null,
    }
    const { found } = await scan(together(pruned, limited))
    expect(found).toEqual({ lowest: '0', from: '0', ...(await whole(kept)) })
  })

  it('goes on where the run before it ended, after what is new', async () => {
    const first = await scan()
    const saved = first.last!
    expect(saved).toMatchObject({ lowest: '0', from: '0', witnessed: true })
    expect(Number(saved.to)).toBe((await stage.head()) - 8)
    const { found, spans } = await scan({}, { saved })
    expect(found).toEqual(first.found)
    expect(spans).toEqual([[`${stage.at.kept}-${stage.at.kept}`, `${Number(saved.to) + 1}-${await stage.head()}`]])
  })

  it('keeps digests and blocks and no address', async () => {
    const { last } = await scan()
    expect(last!.seen.map(({ at: block, approved }) => [Number(block), approved])).toEqual([
      [stage.at.kept, true],
      [stage.at.revoked, false],
    ])
    const text = JSON.stringify(last)
    for (const address of [kept, stage.gone, stage.wallet]) expect(text).not.toContain(address.slice(2))
  })

  it('needs no logs for an operator of a saved digest that is known here', async () => {
    const { last } = await scan()
    const known = [{ address: kept, title: 'x', kind: 'other', source: 'y' } as const]
    const { found, spans } = await scan({}, { saved: last, known })
    expect(found!.approved).toEqual([kept])
    expect(spans[0]).toHaveLength(1)
  })

  it('is a gap where nobody can say any more whom a saved approval is for', async () => {
    const { last } = await scan()
    const lost: Quirks = { refuse: call => (isBelow(stage.at.kept + 1)(call) ? { result: [] } : null) }
    const { found, gap } = await scan(lost, { saved: last })
    expect([found, gap?.code]).toEqual([null, 'rpc-operator-lost'])
    expect((await scan([lost, {}], { saved: last })).found!.approved).toEqual([kept])
  })

  it('begins anew where what was saved is of another wallet, or of blocks that are not there', async () => {
    const { last } = await scan()
    for (const change of [{ of: 'f'.repeat(32) }, { to: '99999999' }, { from: '5', to: '4' }]) {
      const { found, spans } = await scan({}, { saved: { ...last!, ...change } })
      expect(found!.approved).toEqual([kept])
      expect(spans).toEqual([[`0-${await stage.head()}`]])
    }
  })
})

describe('a scan that does not come to its end', () => {
  it('says how far it came, keeps it, and the next runs end it', async () => {
    let left = 9
    const failing: Quirks = {
      refuse: call => (spanOf(call) !== null && left-- <= 0 ? { error: { code: 1, message: 'unknown method' } } : null),
    }
    const memory = memoryOf()
    const first = await scan(together(failing, limited), { memory })
    expect(first.found).toMatchObject({ to: String(await stage.head()) })
    expect(Number(first.found!.from)).toBeGreaterThan(Number(first.found!.lowest))
    let saved: SavedOperators | null = first.last
    let found = first.found
    for (let run = 0; run < 8 && found!.from !== found!.lowest; run += 1) {
      left = 12
      const next = await scan(together(failing, limited), { memory, saved })
      expect(Number(next.found?.from)).toBeLessThanOrEqual(Number(found!.from))
      found = next.found
      saved = next.last ?? saved
    }
    expect(found).toMatchObject({ ...(await whole(kept)), from: found!.lowest })
  })

  it('uses half of the time that is left, and no more', async () => {
    const slow: Quirks = together(
      logCap(1, () => 'block range is limited to 1 blocks'),
      { delay: 50 },
    )
    const began = performance.now()
    const { found } = await scan(slow, { timeLeft: () => 900 })
    expect(performance.now() - began).toBeLessThan(900)
    expect(found!.to).toBe(String(await stage.head()))
    expect(Number(found!.from)).toBeGreaterThan(Number(found!.lowest))
  })

  it('and was cut off goes on there', async () => {
    const controller = new AbortController()
    let asked = 0
    const cutting: Quirks = {
      refuse: call => {
        asked += Number(spanOf(call) !== null)
        if (asked === 6) controller.abort()
        return null
      },
    }
    const cut = await scan(together(cutting, limited), { signal: controller.signal })
    expect(cut.found).toBeNull()
    expect(Number(cut.last!.from)).toBeGreaterThan(Number(cut.last!.lowest))
    const { found, spans } = await scan(limited, { saved: cut.last, known: [] })
    expect(found).toMatchObject({ ...(await whole(kept)), from: found!.lowest })
    const read = spans[0]!.map(span => span.split('-').map(Number) as [number, number])
    const inside = read.filter(([from, to]) => from <= Number(cut.last!.to) && to >= Number(cut.last!.from))
    expect(inside).toEqual([])
  })

  it('is a gap where no logs are told at all, whatever was known before', async () => {
    const { last } = await scan()
    const none: Quirks = {
      refuse: call => (spanOf(call) === null ? null : { error: { code: -32601, message: 'method not found' } }),
    }
    for (const saved of [null, last]) {
      const { found, gap } = await scan(none, { saved })
      expect([found, gap?.code]).toEqual([null, 'rpc-error'])
    }
    expect((await scan([none, {}])).found).toMatchObject({ approved: [kept] })
  })
})

it('reads the newest blocks again, so that what a reorganisation took back is gone', async () => {
  const late = stage.node.accounts[4]!
  const snapshot = await stage.node.rpc('evm_snapshot')
  await stage.approve(late, true)
  const before = await scan()
  expect(before.found).toMatchObject(await whole(kept, late))
  expect(Number(before.last!.to)).toBeLessThan(await stage.head())
  await stage.node.rpc('evm_revert', [snapshot])
  await stage.mine(2)
  const after = await scan({}, { saved: before.last })
  expect(after.found).toMatchObject(await whole(kept))
})
