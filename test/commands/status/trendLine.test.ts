import { describe, expect, it } from 'vitest'
import { trendLine } from '../../../src/commands/status/trendLine.ts'
import { recordedOf } from '../../../src/commands/words/recordedOf.ts'
import { hedge } from '../../support/hedgeReports.ts'

const generatedAt = '2026-11-20T12:00:00.000Z'
const now = recordedOf(hedge, generatedAt)
const value = now.valueUsd!
const hour = 3_600_000

/** What was recorded so many hours ago: this share of the value of now. */
const past = (...points: [hoursAgo: number, share: number | null][]) => [
  {
    hedge: hedge.name,
    rows: points.map(([ago, share]) => ({
      ...now,
      at: now.at - ago * hour,
      valueUsd: share === null ? null : value * share,
    })),
  },
]
const line = (...points: Parameters<typeof past>) => trendLine(hedge, generatedAt, past(...points))

describe('the trend of a hedge', () => {
  it('is a step for each half day, and the change against a day ago', () => {
    expect(line([160, 0.5], [25, 0.8], [13, 0.9])).toBe('▁          ▅▇█ value of the LP over 7 days, +25.0 % in 24 h')
  })

  it('is nothing of one point, or of one half day', () => {
    expect(line()).toBeNull()
    expect(line([1, 0.9], [2, 0.8])).toBeNull()
    expect(line([30, null], [100, null])).toBeNull()
    expect(trendLine({ ...hedge, name: 'another' }, generatedAt, past([30, 1]))).toBeNull()
    expect(trendLine(hedge, generatedAt, [])).toBeNull()
  })

  it('leaves out what is older than its week, and what has not come yet', () => {
    expect(line([169, 0.5], [-1, 9])).toBeNull()
  })

  it('has no change where nothing was recorded about a day ago, or nothing of worth', () => {
    expect(line([31, 0.8])).not.toContain('24 h')
    expect(line([23, 0.8])).not.toContain('24 h')
    expect(line([24, 0.8])).toContain('+25.0 % in 24 h')
    expect(line([24, 0])).not.toContain('24 h')
    expect(line([29, 0.8], [24.5, null])).toContain('+25.0 % in 24 h')
  })
})
