import fc from 'fast-check'
import { expect, test } from 'vitest'
import { statusReport } from '../../../src/commands/status/report.ts'
import type { HedgeEntry, Subject } from '../../../src/domain/hedge.ts'
import {
  accountOf,
  artifactsOf,
  lpsOf,
  ok,
  perpOf,
  poolOf,
  positionOf,
  snapshotOf,
  subjectOf,
  tickAt,
  tokens,
} from '../../support/artifacts.ts'

const tick = tickAt(3000, tokens.weth, tokens.usdc)
const held = (tokenId: string) => positionOf({ tokenId, pool: 0, tickLower: tick - 900, tickUpper: tick + 900 })
const pools = [poolOf({ pair: ['weth', 'usdc'], tick })]

const hedgeOf = (tokenIds: Subject['tokenIds'], ids: string[], entry: HedgeEntry | null) =>
  statusReport(
    artifactsOf({
      subjects: ok([subjectOf({ tokenIds, entry })]),
      lps: ok([lpsOf(ok(snapshotOf(pools, ids.map(held))))]),
      accounts: ok([accountOf([perpOf({ szi: '-1' })])]),
    }),
    [],
  ).hedges[0]!

const note =
  'what --deposit and --entry-price say is of a hedge with one position; this one has several, so it is left aside'

const amount = fc.integer({ min: 1, max: 90_000 }).map(String)
const anyEntry = fc
  .record({ price: amount, weth: amount, usdc: amount })
  .chain(({ price, weth, usdc }) =>
    fc.constantFrom<HedgeEntry>(
      { price },
      { deposit: { [tokens.weth.address]: weth, [tokens.usdc.address]: usdc } },
      { price, deposit: { [tokens.weth.address]: weth } },
    ),
  )

test('an entry that was stored for several positions changes no number, and a note says that it is left aside', () => {
  fc.assert(
    fc.property(anyEntry, fc.constantFrom<Subject['tokenIds']>(['1', '2'], 'all'), (entry, tokenIds) => {
      const [given, none] = [entry, null].map(each => hedgeOf(tokenIds, ['1', '2'], each))
      expect(given!.pnl!.notes).toEqual([note, ...none!.pnl!.notes])
      expect({ ...given, pnl: { ...given!.pnl, notes: none!.pnl!.notes } }).toEqual(none)
    }),
    { numRuns: 20 },
  )
})

test('also where a whole wallet happens to hold one, since more may come; of a hedge with one it counts', () => {
  const entry = { price: '2000' }
  const [one, all] = [hedgeOf(['1'], ['1'], entry), hedgeOf('all', ['1'], entry)]
  expect([one.lps[0]!.entry!.price, one.lps[0]!.entry!.priceSource]).toEqual(['2000', 'flag'])
  expect(one.pnl!.notes).not.toContain(note)
  expect(all.lps[0]!.entry!.priceSource).not.toBe('flag')
  expect(all.pnl!.notes).toContain(note)
})
