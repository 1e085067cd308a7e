import { expect, it } from 'vitest'
import { log } from '../../src/commands/log.ts'
import type { AccessEntry } from '../../src/domain/accessLog.ts'
import { type Artifacts, artifactsSchema } from '../../src/domain/artifacts.ts'
import type { FormatName } from '../../src/domain/format.ts'
import { formats } from '../../src/formats/index.ts'
import { beginning, sealed } from '../../src/state/accessLog/entry.ts'
import { ok } from '../support/artifacts.ts'

const [one, other] = ['0123456789abcdef', 'fedcba9876543210']
const legs = (id: string) => [`hedge/${id}/wallet`, `hedge/${id}/account`]
const ordinary = { act: 'read', keys: [], result: 'ok', store: 'keychain', by: 'terminal' } as const
const hour = 3_600_000
const now = Date.parse('2026-11-22T00:00:00.000Z')

const told: (Partial<AccessEntry> & { ago: number })[] = [
  { ago: 90 * hour, act: 'open', command: 'store use', result: 'locked' },
  { ago: 80 * hour, act: 'set', keys: ['rpc/base'], command: 'rpc set' },
  { ago: 70 * hour, act: 'set', keys: [`hedge/${one}/wallet`], command: 'add', result: 'begun' },
  ...[50, 49, 48].map(at => ({
    ago: at * hour,
    keys: [...legs(one!), ...legs(other!), 'rpc/base'],
    by: 'cron' as const,
  })),
  { ago: 20 * hour, act: 'parted', store: null, command: 'rotate' },
  { ago: 10 * hour, act: 'delete', keys: [`hedge/${other}/wallet`], command: 'remove', by: 'pipe' },
  { ago: hour, keys: [...legs(one!), 'rpc/base', 'rpc/base/2', 'rpc/celo'], command: 'show' },
]

const entries: AccessEntry[] = []
for (const [index, { ago, ...rest }] of told.entries()) {
  const own = { n: index + 1, pid: index + 1, at: new Date(now - ago).toISOString() }
  entries.push(sealed({ ...ordinary, command: 'status', ...rest, ...own, previous: entries.at(-1)?.hash ?? beginning }))
}

const artifacts: Artifacts<'accessLog'> = {
  schema: artifactsSchema,
  gatheredAt: new Date(now).toISOString(),
  source: 'live',
  accessLog: ok({
    ...{ entries, faults: [], torn: true, whole: true, hedges: { [one!]: 'eth-usdc', [other!]: 'btc-eth' } },
    head: ok({ n: 8, hash: entries[7]!.hash }),
  }),
}

async function shown(columns: number, words: Record<string, string | boolean> = {}, name: FormatName = 'table') {
  const read = log.read({ operands: [], options: words })
  const report = await log.report(artifacts, read)
  const write = await formats[name]()
  return write(report, await log.layout(report), { columns, color: false, terminal: false })
}

const widest = (text: string): number => Math.max(...text.split('\n').map(line => line.length))

it('hedge log in every width and format, to the letter', async () => {
  const parts = [
    await shown(120),
    await shown(50),
    await shown(80, { verify: true, days: '1' }),
    await shown(80, {}, 'csv'),
    await shown(80, {}, 'markdown'),
  ]
  await expect(parts.join('\n')).toMatchFileSnapshot('log.txt')
})

it.each([120, 80, 50])('hedge log fits a window of %s columns', async columns => {
  expect(widest(await shown(columns))).toBeLessThanOrEqual(columns)
})
