import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Chain } from '../../../src/domain/chain.ts'
import { main } from '../../../src/main.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import {
  accountOf,
  addressOf,
  artifactsOf,
  candleReadingOf,
  chain,
  ethUsdc,
  gap,
  historyReadingOf,
  lpsOf,
  markets,
  ok,
  perpOf,
  spotOf,
  subjectOf,
  tokens,
  tradeReadingOf,
} from '../../support/artifacts.ts'
import { replaced } from '../../support/readsIn.ts'
import { faultsIn } from '../../support/schemas.ts'
import { snapshotOf } from '../../support/snapshotOf.ts'
import { testIo } from '../../support/testIo.ts'

/** A small snapshot with something of everything. */
export const whole = artifactsOf({
  subjects: ok([
    subjectOf({
      assets: { [tokens.other.address]: 'SOL' },
      entry: { price: '3000', deposit: { [tokens.weth.address]: '1' } },
    }),
    subjectOf({ id: 'two', name: 'two', tokenIds: ['7'], role: null, stored: false, wallet: gap('secret-missing') }),
  ]),
  lps: ok([
    lpsOf(ok(ethUsdc({ tokensOwed1: '1234567' }))),
    lpsOf(ok({ ...ethUsdc({ tokenId: '7' }, { pair: ['weth', 'fake'], tick: 0 }), balance: null }), 'two'),
  ]),
  accounts: ok([
    accountOf([perpOf(), perpOf({ coin: 'SOL', szi: '10' })], {
      role: ok({ role: 'subAccount', master: addressOf(5) }),
      spot: ok(spotOf([{ coin: 'UETH', token: 221, total: '0.5', hold: '0' }])),
    }),
  ]),
  markets: ok([{ network: 'mainnet', dex: '', read: ok(markets.slice(1, 3)) }]),
  histories: ok([historyReadingOf(), historyReadingOf({ subject: 'two', tokenId: '7', read: gap('history') })]),
  trades: ok([tradeReadingOf(), tradeReadingOf({ subject: 'two', funding: gap('funding') })]),
  candles: ok([candleReadingOf(), candleReadingOf({ coin: 'SOL', read: gap('candles') })]),
  chains: ok([{ ...chain, refused: [{ address: addressOf(0x99), symbol: 'stX', reason: 'it earns' }] } as Chain]),
})

const pathsIn = (value: unknown, path: string[] = []): string[][] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([name, each]) => pathsIn(each, [...path, name]))]
    : [path]

export const document = snapshotOf(whole) as unknown as Record<string, unknown>
const paths = pathsIn(document)

/** Anything JSON may hold where something else was, numbers and texts of the nastier kind often, and other parts of the document. */
const anything = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 0.5, 1e308, -1e308, 2 ** 53, '', '0', '-1', '1e99', '0x0', '-0', 'NaN'),
  fc.constantFrom<unknown>(
    '9'.repeat(70),
    '9'.repeat(2000),
    `0.${'0'.repeat(60)}1`,
    '\u001b[2J',
    '__proto__',
    'constructor',
  ),
  fc.constantFrom<unknown>(
    [],
    {},
    [null],
    { ok: null, at: '' },
    { gap: {} },
    { ok: [], at: '2026-01-01T00:00:00.000Z' },
  ),
  fc
    .constantFrom(...paths)
    .map(path => path.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], document)),
  fc.jsonValue({ maxDepth: 2 }),
)

const mutation = fc.record({ path: fc.constantFrom(...paths), by: anything })
const changed = fc
  .oneof({ weight: 4, arbitrary: fc.tuple(mutation) }, { weight: 1, arbitrary: fc.tuple(mutation, mutation, mutation) })
  .map(mutations => ({
    mutations,
    text: JSON.stringify(
      mutations.reduce<unknown>(
        (value, { path, by }) => (reaches(value, path) ? replaced(value, path, by) : value),
        document,
      ),
    ),
  }))

const reaches = (value: unknown, path: readonly string[]): boolean =>
  path.length === 0 ||
  (typeof value === 'object' && value !== null && reaches((value as Record<string, unknown>)[path[0]!], path.slice(1)))

/** One replay, as a person would run it. */
export async function replay(folder: string, text: string, words: readonly string[]) {
  const file = join(folder, 'snapshot.json')
  writeFileSync(file, text)
  const io = testIo({ env: { HEDGE_HOME: join(folder, 'home'), HOME: folder }, columns: 60 })
  const code = await main([...words, '--from', file], '0.0.0', io)
  return { code, out: io.out(), err: io.err() }
}

/** `runs`: how many snapshots are tried. */
export const checkChanged = (runs: number) =>
  describe('a snapshot in which anything was changed', () => {
    it('ends in a refusal or in a report that keeps its schema, never in a crash', async () => {
      const folder = temporaryHome()
      const seen: Record<string, number> = {}
      await fc.assert(
        fc.asyncProperty(changed, fc.constantFrom('status', 'list', 'snapshot'), async ({ text }, command) => {
          const { code, out } = await replay(folder, text, [command, '--json'])
          const printed = JSON.parse(out) as { schema: string; error?: { code: string } }
          expect(faultsIn(printed)).toEqual([])
          if (printed.error) expect([printed.error.code, code]).toEqual(['bad-snapshot', 2])
          else expect([0, 3, 4, 5, 6]).toContain(code)
          seen[printed.error?.code ?? printed.schema] = (seen[printed.error?.code ?? printed.schema] ?? 0) + 1
        }),
        { numRuns: runs },
      )
      expect(Object.keys(seen).sort()).toEqual(['bad-snapshot', 'hedge.artifacts/1', 'hedge.list/1', 'hedge.status/1'])
    })

    it('is laid out in every format without a crash, and moves no cursor', async () => {
      const folder = temporaryHome()
      const format = fc.constantFrom('table', 'csv', 'markdown')
      await fc.assert(
        fc.asyncProperty(changed, format, async ({ text }, name) => {
          const { code, out, err } = await replay(folder, text, ['status', '--format', name])
          expect([0, 2, 3, 4, 5, 6]).toContain(code)
          expect(err).not.toContain('inside this program')
          expect(out + err).not.toContain('\u001b')
        }),
        { numRuns: Math.ceil(runs * 0.4) },
      )
    })
  })
