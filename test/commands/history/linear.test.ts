import { expect, it } from 'vitest'
import { spansOf } from '../../../src/commands/history/spans.ts'
import { rangeTimeOf } from '../../../src/commands/history/summary.ts'
import type { Recorded } from '../../../src/domain/recorded.ts'

const day = 86_400_000
const end = Date.parse('2026-03-01T00:00:00Z')

/** Rows that count how often their time is looked at. */
function looks(count: number): number {
  let looked = 0
  const rows = Array.from({ length: count }, (_, n): Recorded => {
    const at = end - (count - n) * 300_000
    return {
      get at() {
        looked += 1
        return at
      },
      inRange: n % 3 > 0,
    } as Recorded
  })
  const window = { from: end - 400 * day, to: end }
  const { seen } = spansOf(rows, window)
  const spans = seen.map(span => ({
    ...span,
    get from() {
      looked += 1
      return span.from
    },
  }))
  for (let from = window.from; from < end; from += day) rangeTimeOf(spans, { from, to: from + day })
  return looked
}

it('ten times the records are looked at ten times as often, in however many parts they are summed up', () => {
  expect(looks(40_000) / looks(4_000)).toBeLessThan(12)
})
