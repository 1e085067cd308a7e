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

/** Seconds before and after each change of the clocks (IANA time zone database). */
it.each([
  ['Europe/Berlin', '2026-03-29T00:59:59Z', '2026-03-29 01:59:59 +01:00', '2026-03-29 03:00:00 +02:00'],
  ['Europe/Berlin', '2026-10-25T00:59:59Z', '2026-10-25 02:59:59 +02:00', '2026-10-25 02:00:00 +01:00'],
  ['America/New_York', '2026-03-08T06:59:59Z', '2026-03-08 01:59:59 -05:00', '2026-03-08 03:00:00 -04:00'],
  ['America/New_York', '2026-11-01T05:59:59Z', '2026-11-01 01:59:59 -04:00', '2026-11-01 01:00:00 -05:00'],
  // Half an hour.
  ['Australia/Lord_Howe', '2026-04-04T14:59:59Z', '2026-04-05 01:59:59 +11:00', '2026-04-05 01:30:00 +10:30'],
  ['Australia/Lord_Howe', '2026-10-03T15:29:59Z', '2026-10-04 01:59:59 +10:30', '2026-10-04 02:30:00 +11:00'],
  // A day that was not.
  ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29 23:59:59 -10:00', '2011-12-31 00:00:00 +14:00'],
])('in %s both sides of %s are as the clock on the wall was', (zone, text, before, after) => {
  vi.stubEnv('TZ', zone)
  const moments = [text, new Date(Date.parse(text) + 1000).toISOString().replace('.000', '')]
  const rows = moments.map(moment => [{ text: moment, tone: 'dim', moment: true } as const])
  const told = table({}, [{ kind: 'table', columns: [{ title: 'When' }], rows }], {
    ...{ columns: 120, color: false, terminal: true },
  })
  expect([told.includes(before), told.includes(after)], told).toEqual([true, true])
})
