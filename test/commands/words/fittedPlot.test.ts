import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plotSections } from '../../../src/commands/history/plotSections.ts'
import { fittedPlot } from '../../../src/commands/words/fittedPlot.ts'
import { timePlot } from '../../../src/commands/words/timePlot.ts'

const value = fc.oneof(fc.constant(null), fc.double({ min: -1e12, max: 1e12, noNaN: true }))

it('a plot over time is as wide as there is room, whatever the values beside it', () =>
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 300 }),
      fc.integer({ min: 45, max: 165 }),
      (all, columns) => {
        const at = (grid: number) =>
          Array.from({ length: grid }, (_, n) => all[Math.floor((n * all.length) / grid)] ?? null)
        const lines = fittedPlot(columns, grid => timePlot(at(grid), text => `$${text}`, ['now']))
        if (!all.some(each => each !== null)) return void expect(lines).toEqual([])
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns)
        const base = lines.find(line => line.includes('└'))!
        expect(base.length).toBeGreaterThanOrEqual(Math.min(columns, 160) - 24)
      },
    ),
  ))

it('the ends of a window stand under its plot, or under each other where there is no room', () => {
  const records = [{ at: '2026-03-01T12:00:00.000Z', valueUsd: 5 }] as never
  const report = { from: '2026-03-01T00:00:00.000Z', generatedAt: '2026-03-02T00:00:00.000Z' } as never
  const field = { key: 'valueUsd', title: 'Value', brief: { text: String } } as never
  const [section] = plotSections({ records } as never, report, field)
  if (section?.kind !== 'plot') throw new Error('no plot')
  expect(section.draw(78).at(-1)).toMatch(/^ {3}2026-03-01 00:00Z +2026-03-02 00:00Z$/)
  expect(section.draw(78).at(-1)).toHaveLength(78)
  expect(section.draw(30).slice(-2)).toEqual(['   2026-03-01 00:00Z', '             2026-03-02 00:00Z'])
})
