import { describe, expect, it } from 'vitest'
import { history } from '../../src/commands/history.ts'
import { type Artifacts, artifactsSchema } from '../../src/domain/artifacts.ts'
import type { FormatName } from '../../src/domain/format.ts'
import { isRead } from '../../src/domain/read.ts'
import type { Recorded } from '../../src/domain/recorded.ts'
import { formats } from '../../src/formats/index.ts'
import { day, hour, minute, seenAt } from '../state/support/seen.ts'
import { gap, ok } from '../support/artifacts.ts'
import { expectValid } from '../support/schemas.ts'

const now = Date.parse('2026-11-22T10:00:00.000Z')

/** A week at twenty minutes: a price that falls, a day of the recording that is missing, an outage, hours out of range. */
const rows: Recorded[] = Array.from({ length: 500 }, (_, index) => now - (499 - index) * 20 * minute - minute)
  .filter(at => at < now - 4 * day || at > now - 3 * day)
  .map((at, index) => {
    const isDown = at > now - 30 * hour && at < now - 24 * hour
    const price = 3_000 - 0.75 * index + 40 * Math.sin(index / 9)
    const known = { valueUsd: price * 4.2, feesUsd: index * 0.31, impermanentLossUsd: -index * 0.05, price }
    const unknown = { valueUsd: null, feesUsd: null, impermanentLossUsd: null, netDeltaUsd: null, price: null }
    return seenAt(at, {
      state: isDown ? 'unknown' : 'ok',
      ...{ netDeltaUsd: 10 * Math.cos(index / 20), pnlUsd: index / 7 - 20, health: 90 - Math.floor(index / 50) },
      ...(isDown ? { ...unknown, health: null, pnlUsd: null } : known),
      inRange: isDown ? null : at < now - 12 * hour,
    })
  })

const artifacts = (read: Artifacts<'records'>['records']): Artifacts<'records'> => ({
  schema: artifactsSchema,
  gatheredAt: new Date(now).toISOString(),
  source: 'live',
  records: read,
})

const from = new Date(now - 7 * day).toISOString()
const all = artifacts(
  ok({
    hedges: [
      { hedge: 'eth-usdc', from, rows: rows.filter(({ at }) => at >= now - 7 * day), later: 2 },
      { hedge: 'btc-eth', from, rows: [], later: 0 },
    ],
    lost: null,
  }),
)

/** As it is gathered. */
function since(days: number, of: Artifacts<'records'>): Artifacts<'records'> {
  if (!isRead(of.records)) return of
  const began = now - days * day
  const its = of.records.ok.hedges.map(each => ({
    ...{ ...each, from: new Date(began).toISOString() },
    rows: each.rows.filter(({ at }) => at >= began),
  }))
  return artifacts(ok({ ...of.records.ok, hedges: its }))
}

async function shown(columns: number, words: Record<string, string> = {}, name: FormatName = 'table', of = all) {
  const options = history.read({ operands: [], options: words })
  const report = await history.report(since(options.days, of), options)
  expectValid(report)
  const write = await formats[name]()
  const its = (await history.layout(report)).filter(({ only }) => only === undefined || only.includes(name))
  return write(report, its, { columns, color: false, terminal: false })
}

const widest = (text: string): number => Math.max(...text.split('\n').map(line => line.length))

it('hedge history in every width and format, to the letter', async () => {
  const csv = (await shown(80, {}, 'csv')).split('\n')
  const parts = [
    await shown(120),
    await shown(50),
    await shown(120, { by: 'day' }),
    await shown(80, { field: 'value' }),
    await shown(80, { field: 'health', by: 'week' }),
    await shown(80, { days: '4', field: 'net-delta', by: 'hour' }).then(text =>
      text.split('\n').slice(0, 34).join('\n'),
    ),
    await shown(80, { by: 'week' }, 'markdown'),
    `${[...csv.slice(0, 3), ...csv.slice(-80, -78)].join('\n')}\n`,
    await shown(80, { by: 'day', field: 'price' }, 'csv'),
    await shown(80, {}, 'table', artifacts(gap('history-unreadable'))),
    await shown(80, {}, 'table', artifacts(ok({ hedges: [], lost: null }))),
    await shown(80, {}, 'table', artifacts(ok({ hedges: [], lost: 'it is damaged; 3 records of it are kept' }))),
  ]
  await expect(parts.join('\n')).toMatchFileSnapshot('history.txt')
})

describe('hedge history', () => {
  it.each([{ by: 'day' }, { by: 'week' }, { field: 'value' }, { field: 'price', by: 'hour' }])(
    'fits eighty: %o',
    async words => {
      expect(widest(await shown(80, words))).toBeLessThanOrEqual(80)
      expect(await shown(80, words)).toContain('(UTC) ')
    },
  )

  it.each([120, 80])('fits a window of %s columns', async columns => {
    expect(widest(await shown(columns))).toBeLessThanOrEqual(columns)
  })

  it('has every record in CSV, with every digit, and nothing else', async () => {
    const lines = (await shown(80, {}, 'csv')).trimEnd().split('\n')
    const its = rows.filter(({ at }) => at >= now - 7 * day)
    expect(lines).toHaveLength(its.length + 1)
    const titles = lines[0]!.split(',')
    for (const [index, line] of lines.slice(1).entries()) {
      const cells = Object.fromEntries(line.split(',').map((cell, column) => [titles[column], cell]))
      const { at, state, inRange, ...values } = its[index]!
      expect([Date.parse(cells.at!), cells.hedge, cells.state]).toEqual([at, 'eth-usdc', state])
      expect(cells.inRange).toBe(inRange === null ? '' : String(inRange))
      for (const [key, value] of Object.entries(values)) {
        expect(cells[key] === '' ? null : Number(cells[key])).toBe(value === null ? null : value + 0)
      }
    }
  })
})
