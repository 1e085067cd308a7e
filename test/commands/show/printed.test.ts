import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { showLayout } from '../../../src/commands/show/layout.ts'
import { type ShowReport, showReport } from '../../../src/commands/show/report.ts'
import { statusLayout } from '../../../src/commands/status/layout.ts'
import { statusReport } from '../../../src/commands/status/report.ts'
import { amount, exactAmount, exactPercent, gain, percent, places, usd } from '../../../src/commands/words/numbers.ts'
import { plainText, type Section } from '../../../src/domain/section.ts'
import { decimal, mul, toText } from '../../../src/math/decimal.ts'
import { gap } from '../../support/artifacts.ts'
import { readsIn, replaced } from '../../support/readsIn.ts'
import { anySituation } from '../../support/situations.ts'

/** Numbers as they stand in a text, signs and units apart. */
const numbersIn = (text: string): string[] => text.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? []

/** Every way in which a number of the report may be printed, and every number in a text of it. */
function printable(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) printable(each, found)
  if (typeof value === 'string') for (const number of numbersIn(value)) found.add(number)
  if (typeof value === 'string' && /^-?\d{1,40}(\.\d+)?$/.test(value)) {
    for (const text of [
      amount(value),
      exactAmount(value),
      usd(value),
      gain(value),
      exactPercent(value),
      exactPercent(value, 1),
    ])
      add(text, found)
  }
  if (typeof value === 'number') {
    const texts = [
      usd(value),
      gain(value),
      amount(String(value)),
      percent(value),
      percent(value, 2),
      exactPercent(String(value)),
    ]
    for (const text of [...texts, places(value, 0), places(value, 1)]) add(text, found)
  }
  return found
}

const add = (text: string, found: Set<string>) => {
  for (const number of numbersIn(text)) found.add(number)
}

/** Gamma is printed for a move by one per cent of the price that the ladder starts from. */
const gammasOf = ({ hedge, ladder }: ShowReport): string[] =>
  (hedge?.risk ?? []).flatMap(({ asset, gamma }) => {
    const px = ladder.find(each => each.asset === asset)?.rows.find(({ move }) => move === 0)?.priceUsd
    if (gamma === null || px === undefined) return []
    const perCent = mul(mul(decimal(String(gamma)), decimal(String(px))), decimal('0.01'))
    return numbersIn(amount(toText(perCent)))
  })

/** Cells and lines that state numbers; the plot's own scale and the prices under it are not of the report. */
function printedIn(sections: readonly Section[]): string[] {
  return sections.flatMap(section => {
    if (section.kind === 'table') return section.rows.flat().map(plainText)
    if (section.kind === 'title') return [plainText(section.text)]
    if (section.kind === 'verbatim') return [section.text]
    return section.kind === 'plot' ? [] : section.lines.map(plainText)
  })
}

/** What a layout says that is no number of the report: counts of what it folds, and limits that the venue sets. */
const words =
  /^\d+ (closed )?positions? |^\d+ more perps? |under the \$10 minimum|\(liquidated at |\d+x (cross|isolated)|0\.\d+ %\n/

const situation = anySituation.chain(whole =>
  fc.constantFrom([], ...readsIn(whole)).map(path => (path.length === 0 ? whole : replaced(whole, path, gap('hole')))),
)

describe('every number that is printed', () => {
  it('is one of the report, rounded: of status and of show', () => {
    let seen = 0
    fc.assert(
      fc.property(situation, artifacts => {
        const status = statusReport(artifacts, [])
        const shown = status.hedges.map(({ name }) => showReport(artifacts, name, null))
        for (const [report, sections] of [
          [status, statusLayout(status)] as const,
          ...shown.map(report => [report, showLayout(report)] as const),
        ]) {
          const known = printable(report)
          if ('ladder' in report) for (const text of gammasOf(report)) known.add(text)
          for (const text of printedIn(sections)) {
            if (words.test(text)) continue
            const foreign = numbersIn(text).filter(number => !known.has(number))
            seen += numbersIn(text).length
            expect([text, foreign]).toEqual([text, []])
          }
        }
      }),
      { numRuns: 60 },
    )
    expect(seen).toBeGreaterThan(1000)
  })
})
