import { describe, expect, it } from 'vitest'
import { log } from '../../../src/commands/log.ts'
import type { AccessEntry } from '../../../src/domain/accessLog.ts'
import type { AccessLogReading, Artifacts } from '../../../src/domain/artifacts.ts'
import { artifactsSchema } from '../../../src/domain/artifacts.ts'
import { plainText } from '../../../src/domain/section.ts'
import { beginning, sealed } from '../../../src/state/accessLog/entry.ts'
import { accessOf } from '../../state/support/logs.ts'
import { gap, ok } from '../../support/artifacts.ts'
import { expectValid, faultsIn } from '../../support/schemas.ts'

const id = '0123456789abcdef'
const day = 24 * 60 * 60 * 1000
const now = Date.parse('2026-11-22T00:00:00.000Z')

type Told = Partial<AccessEntry> & { ago: number }

/** Entries so many milliseconds ago. */
const entriesOf = (...told: Told[]): AccessEntry[] =>
  told.map(({ ago, ...rest }, index) =>
    sealed({
      ...accessOf({ keys: [`hedge/${id}/wallet`] }),
      ...{ n: index + 1, at: new Date(now - ago).toISOString(), command: 'status', by: 'terminal', pid: index + 1 },
      previous: beginning,
      ...rest,
    }),
  )

const artifactsOf = (entries: AccessEntry[], rest: Partial<AccessLogReading> = {}): Artifacts<'accessLog'> => ({
  schema: artifactsSchema,
  gatheredAt: new Date(now).toISOString(),
  source: 'live',
  accessLog: ok({ entries, faults: [], torn: false, whole: true, head: null, hedges: { [id]: 'eth-usdc' }, ...rest }),
})

function shown(artifacts: Artifacts<'accessLog'>, options: Record<string, string | boolean> = {}, name?: string) {
  const read = log.read({ operands: name === undefined ? [] : [name], options })
  const report = log.report(artifacts, read)
  expectValid(report)
  const sections = log.layout(report)
  const [table] = sections.filter(section => section.kind === 'table')
  const lines = sections.flatMap(section => (section.kind === 'lines' ? section.lines.map(plainText) : []))
  return { report, lines, rows: (table?.rows ?? []).map(row => row.map(plainText)), code: log.exitCode(report, read) }
}

describe('what hedge log shows', () => {
  it('is when, who, what and how it ended, in the words of a person', () => {
    const entries = entriesOf(
      { ago: 3_000, keys: [`hedge/${id}/wallet`, `hedge/${id}/account`, 'rpc/base', 'rpc/base/2'] },
      { ago: 2_000, act: 'set', keys: ['rpc/base'], result: 'begun', command: 'rpc set', pid: 9 },
      { ago: 1_900, act: 'set', keys: ['rpc/base'], command: 'rpc set', pid: 9 },
      {
        ago: 1_000,
        act: 'delete',
        keys: ['hedge/fedcba9876543210/wallet'],
        result: 'begun',
        command: 'remove',
        by: 'pipe',
      },
      { ago: 500, act: 'open', keys: [], result: 'locked', store: 'keychain', command: 'store', by: 'service' },
    )
    expect(shown(artifactsOf(entries)).rows).toEqual([
      [
        '2026-11-21T23:59:57Z',
        'status in a terminal',
        'read wallet, account of eth-usdc;\nRPC URL of base;\nRPC URL 2 of base',
        'ok',
      ],
      ['2026-11-21T23:59:58Z', 'rpc set in a terminal', 'set RPC URL of base', 'ok'],
      [
        '2026-11-21T23:59:59Z',
        'remove in a script',
        'delete wallet of fedcba9876543210 (gone)',
        'begun, and no end recorded',
      ],
      ['2026-11-21T23:59:59Z', 'store by a service', 'open the keychain', 'store locked'],
    ])
  })

  it('folds what cron does again and again, until something else happens', () => {
    const runs = Array.from({ length: 288 }, (_, index): Told[] => [
      { ago: day - index * 300_000, by: 'cron', pid: 1_000 + index },
      { ago: day - index * 300_000 - 50, by: 'cron', pid: 1_000 + index, keys: ['rpc/base'] },
    ]).flat()
    const change: Told = { ago: day / 2 - 1, act: 'set', keys: ['rpc/base'], command: 'rpc set' }
    const sorted = [...runs, change].sort((a, b) => b.ago - a.ago)
    const who = shown(artifactsOf(entriesOf(...sorted))).rows.map(row => row[1])
    expect(who.map(text => text?.replace(/^\d+/, 'N'))).toEqual([
      'N × status by cron',
      'rpc set in a terminal',
      'N × status by cron',
    ])
    expect(who.map(text => Number(/^(\d+) ×/.exec(text!)?.[1] ?? 0)).reduce((sum, count) => sum + count)).toBe(288)
    expect(shown(artifactsOf(entriesOf(...runs))).rows).toEqual([
      [
        expect.stringMatching(/^2026-11-21T00:00:00Z –\n2026-11-21T23:55:00Z$/),
        '288 × status by cron',
        'read wallet of eth-usdc;\nRPC URL of base',
        'ok',
      ],
    ])
  })

  it('reaches as far back as it is asked to, and to one hedge, by its name or its id', () => {
    const other = 'hedge/fedcba9876543210/wallet'
    const entries = entriesOf(
      { ago: 20 * day },
      { ago: 6 * day, keys: [`hedge/${id}/wallet`, other] },
      { ago: 10, keys: [other] },
    )
    const counted = (options: Record<string, string>, name?: string) =>
      shown(artifactsOf(entries), options, name).report.entries.length
    expect([counted({}), counted({ days: '30' }), counted({ days: '1' })]).toEqual([2, 3, 1])
    expect([counted({}, 'eth-usdc'), counted({}, 'fedcba9876543210')]).toEqual([1, 2])
    expect(shown(artifactsOf(entries), {}, 'eth-usdc').rows.map(row => row[2])).toEqual(['read wallet of eth-usdc'])
    expect(shown(artifactsOf([])).lines).toEqual(['No key was read or changed in the last 7 days.'])
  })

  it.each(['0', '-1', '1.5', '12345', 'week', ''])('refuses --days %s', days => {
    expect(() => log.read({ operands: [], options: { days } })).toThrow(
      /--days must be a number of days from 1 to 9999/,
    )
  })
})

describe('what --verify says', () => {
  const entries = entriesOf({ ago: 3_000 }, { ago: 2_000, act: 'set', keys: ['rpc/base'] }, { ago: 1_000 })
  const head = { n: 2, hash: entries[1]!.hash }
  const verify = { verify: true }

  it('that it holds, and what that does not mean', () => {
    const { lines, code, report } = shown(artifactsOf(entries, { head: ok(head) }), verify)
    expect([code, report.verification.intact]).toEqual([0, true])
    expect(lines).toEqual([
      'The log holds: entries 1 to 3 looked at.',
      'What this cannot find:',
      '  entry 3, until a key is changed: who can write these files can cut them off or put others in their place',
      '  who can open the secret store as well can write all of it anew',
      '  what reads the secret store without this program leaves no entry',
    ])
  })

  it.each<[string, Partial<AccessLogReading>, RegExp]>([
    [
      'a cut',
      { head: ok({ n: 7, hash: head.hash }) },
      /^the log ends at entry 3, and the secret store knows entry 7: the rest was cut off$/,
    ],
    ['another log', { head: ok({ n: 2, hash: beginning }) }, /^entry 2 is not the one that the secret store knows/],
    ['a store that knows nothing', { head: ok(null) }, /^keys were changed, and the secret store knows no entry: /],
    [
      'an edit',
      { head: ok(head), faults: [{ kind: 'edited', file: 'log.jsonl', n: 1, at: entries[0]!.at }] },
      /^entry 1 was changed after it was written$/,
    ],
    [
      'a hole',
      { head: ok(head), faults: [{ kind: 'removed', file: 'log.jsonl', n: 1, to: 4 }] },
      /^entries 1 to 4 are missing before what log.jsonl holds$/,
    ],
    [
      'a swap',
      { head: ok(head), faults: [{ kind: 'order', file: 'log.jsonl', n: 3, at: entries[0]!.at }] },
      /^entry 3 does not follow the one before it/,
    ],
    [
      'nonsense',
      { head: ok(head), faults: [{ kind: 'foreign', file: 'log.1.jsonl', line: 14 }] },
      /^line 14 of log.1.jsonl is no entry$/,
    ],
    [
      'no file of ours',
      { head: ok(head), faults: [{ kind: 'unusable', file: 'log.2.jsonl', why: 'is a link' }] },
      /^log.2.jsonl cannot be used: it is a link$/,
    ],
    [
      'a log that begins behind what the store knows',
      { entries: entries.slice(2), head: ok(head) },
      /^the log begins at entry 3, and the secret store knows entry 2: another log was put in its place, or no run could/,
    ],
    [
      'a log without its beginning, of which the store knows nothing',
      { entries: entries.slice(2), head: ok(null) },
      /^older entries were rotated away, and the secret store knows no entry: /,
    ],
  ])('%s, with exit 1', (_what, rest, says) => {
    const { lines, code, report } = shown(artifactsOf(entries, rest), verify)
    expect([code, report.verification.intact]).toEqual([1, false])
    expect(lines[0]).toMatch(/^The log does not hold: entries [13] to 3 looked at\.$/)
    expect(lines[1]).toMatch(says)
    expect(log.exitCode(report, log.read({ operands: [], options: {} }))).toBe(0)
  })

  it('that it does not know, where the store does not open', () => {
    const { lines, code, report } = shown(artifactsOf(entries, { head: gap('store-locked') }), verify)
    expect([code, report.verification.intact]).toEqual([0, null])
    expect(lines[0]).toMatch(/^Whether the log holds is not known/)
    // The exit code of a store that does not open is the runner's, by this.
    expect(report.gaps).toMatchObject([{ code: 'store-locked' }])
  })

  it('what was found before: for so many days it does not hold, then it is a note', () => {
    const parted = entriesOf({ ago: 5 * day, act: 'parted', keys: [], store: null })
    const rest = { head: ok({ n: 1, hash: parted[0]!.hash }) }
    expect(shown(artifactsOf(parted, rest), verify).code).toBe(1)
    const later = shown(artifactsOf(parted, rest), { ...verify, days: '3' })
    expect(later.code).toBe(0)
    expect(later.report.verification.notes).toEqual([
      expect.stringMatching(/did not hold the entry that the secret store knew/),
    ])
  })

  it('which entries were rotated away, and that a torn line is no crime', () => {
    const [, ...rest] = entriesOf({ ago: 3 }, { ago: 2, act: 'torn', keys: [], store: null }, { ago: 1 })
    const { report } = shown(artifactsOf(rest, { head: ok({ n: 2, hash: rest[0]!.hash }), torn: true }), verify)
    expect(report.verification).toMatchObject({ intact: true, from: 2, to: 3 })
    expect(report.verification.notes).toEqual([
      expect.stringMatching(
        /a line was found cut short, as a killed run leaves it; what there was of it is in log.torn/,
      ),
      'the last line is cut short, as a killed run leaves it; the next run puts it aside',
      'entries up to 1 were rotated away and are not checked',
    ])
  })

  it('without it, what was seen in passing', () => {
    const faults = [{ kind: 'foreign' as const, file: 'log.jsonl', line: 2 }]
    const { lines, code } = shown(artifactsOf(entries, { faults }))
    expect([lines, code]).toEqual([['line 2 of log.jsonl is no entry', 'More: hedge log --verify'], 0])
  })
})

it('a report with a field more is none', () => {
  const { report } = shown(artifactsOf(entriesOf({ ago: 1 })))
  expect(faultsIn({ ...report, address: '0x' })).not.toEqual([])
  expect(faultsIn({ ...report, entries: [{ ...report.entries[0], value: 'x' }] })).not.toEqual([])
})
