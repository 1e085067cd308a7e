import { afterEach, expect, it, vi } from 'vitest'
import { table } from '../../src/formats/table.ts'

const at = { text: '2026-01-31T23:30:00Z', tone: 'dim', moment: true } as const
const sections = [{ kind: 'table' as const, columns: [{ title: 'When' }], rows: [[at], [[at, ' – ', at]]] }]
const printed = (terminal: boolean) => table({}, sections, { columns: 120, color: false, terminal })

afterEach(() => vi.unstubAllEnvs())

it.each([
  ['Asia/Kolkata', '2026-02-01 05:00:00 +05:30'],
  ['America/St_Johns', '2026-01-31 20:00:00 -03:30'],
  ['UTC', '2026-01-31 23:30:00 +00:00'],
])('a terminal in %s shows its own time and how far it is from UTC', (zone, shown) => {
  vi.stubEnv('TZ', zone)
  expect(printed(true)).toContain(` ${shown}\n`)
  expect(printed(true)).toContain(`${shown} – ${shown}`)
})

it('elsewhere a moment stays in UTC', () => {
  vi.stubEnv('TZ', 'Asia/Kolkata')
  expect(printed(false)).toContain(' 2026-01-31T23:30:00Z\n')
})
