import { expect, it } from 'vitest'
import { nftKey, type SavedPosition } from '../../src/domain/historyMemory.ts'
import { openHistoryMemory } from '../../src/state/historyMemory.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { addressOf, eventOf } from '../support/artifacts.ts'

const hedge = '0123456789abcdef'
const nft = nftKey(8453, addressOf(0xa1), '77')
const hash = `0x${'ab'.repeat(32)}` as const
const anchor = { block: '900', hash }

const row: SavedPosition = {
  mint: null,
  mintedFor: null,
  scannedTo: '500',
  events: [eventOf()],
  search: { to: null, silent: [{ from: '1', to: '9' }] },
  tail: { anchor, mintedFor: 'c0ffee00c0ffee00', scannedTo: '800', events: [eventOf({ block: '700' })] },
  doubts: [{ endpoint: 'own/base/1/2026-01-01T00:00:00.000Z', at: '2026-01-02T00:00:00.000Z', stage: 'lost' }],
  unpriced: '2026-01-02T00:00:00.000Z',
  refuted: '2026-01-02T00:00:00.000Z',
}

const kept = (saved: SavedPosition) => {
  const home = temporaryHome()
  const memory = openHistoryMemory(home)
  memory.keepPosition(hedge, nft, saved)
  memory.flush()
  return openHistoryMemory(home).position(hedge, nft)
}

it('how a position’s past was learned is there in the next run', () => {
  expect(kept(row)).toEqual(row)
})

it.each<[string, object]>([
  ['an endpoint that is a URL', { doubts: [{ ...row.doubts![0]!, endpoint: 'https://rpc.example/key' }] }],
  ['a stage that is none', { doubts: [{ ...row.doubts![0]!, stage: 'found' }] }],
  ['a moment that is none', { unpriced: 'yesterday' }],
  ['a hash that is none', { tail: { ...row.tail!, anchor: { ...anchor, hash: '0x12' } } }],
  ['a span without an end', { search: { to: null, silent: [{ from: '1' }] } }],
])('%s is not kept', (_, damage) => {
  expect(kept({ ...row, ...damage } as SavedPosition)).toBeNull()
})
