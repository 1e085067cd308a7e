import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { statusLayout } from '../../../src/commands/status/layout.ts'
import { statusReport } from '../../../src/commands/status/report.ts'
import type { HedgeState } from '../../../src/commands/status/types.ts'
import { stateMark } from '../../../src/commands/status/worstFirst.ts'
import { plainText } from '../../../src/domain/section.ts'
import { anySituation } from '../../support/situations.ts'

const badness: readonly HedgeState[] = ['ok', 'warning', 'unknown', 'critical']

describe('what needs a look', () => {
  it('stands on top: of the hedges the worst, of their positions those that earn nothing', () => {
    fc.assert(
      fc.property(anySituation, situation => {
        const sections = statusLayout(statusReport(situation, []))
        const states = sections.flatMap(section =>
          section.kind === 'title' ? badness.indexOf(plainText(section.text).split(' ').at(-1) as HedgeState) : [],
        )
        expect(states).toEqual(states.toSorted((a, b) => b - a))
        for (const section of sections) {
          if (section.kind !== 'table' || section.columns[0]?.title !== 'Position') continue
          const inside = section.rows.map(([name]) => Number(plainText(name!).includes('in range')))
          expect(inside).toEqual(inside.toSorted((a, b) => a - b))
        }
      }),
      { numRuns: 40 },
    )
  })

  it('has a mark and a word for each state, each its own', () => {
    expect(new Set(Object.values(stateMark)).size).toBe(badness.length)
    expect(Object.keys(stateMark).toSorted()).toEqual(badness.toSorted())
  })
})
