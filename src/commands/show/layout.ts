import type { Cell, Section } from '../../domain/section.ts'
import { foldedLines, inResult, notInResult, shownLps } from '../status/foldedLps.ts'
import { isClosed } from '../status/isClosed.ts'
import { gapsSection, hedgeLines, hedgeTables } from '../status/layout.ts'
import { feesText, lockedText, lossText } from '../status/resultLines.ts'
import type { HedgeReport, LpReport } from '../status/types.ts'
import { unknown } from '../words/numbers.ts'
import { formulaSections } from './formulaSections.ts'
import { ladderSections } from './ladderSections.ts'
import { positionSections } from './positionSections.ts'
import type { ShowReport } from './report.ts'
import { carrySections, pnlSections } from './resultSections.ts'
import { healthSections, riskSections } from './riskSections.ts'
import type { LadderReport } from './types.ts'

export const showLayout = ({ hedge, ladder, formulas, gaps }: ShowReport): Section[] => [
  ...(hedge === null ? [] : hedgeSections(hedge, ladder)),
  ...ladder.flatMap(ladderSections),
  ...(hedge?.health == null ? [] : healthSections(hedge.health)),
  ...(formulas === null ? [] : formulaSections(formulas)),
  ...gapsSection(gaps),
]

const hedgeSections = (hedge: HedgeReport, ladder: readonly LadderReport[]): Section[] => [
  ...hedgeTables(hedge),
  { kind: 'lines', lines: [...foldedLines(notInResult(hedge)), ...hedgeLines(hedge)] },
  ...shownLps(hedge).flatMap(positionSections),
  ...foldedSection(inResult(hedge)),
  ...(hedge.pnl === null ? unknownPart('PnL') : pnlSections(hedge.pnl)),
  ...(hedge.carry === null ? unknownPart('Carry') : carrySections(hedge.carry, hedge.pnl)),
  ...riskSections(hedge, ladder),
]

/** Those without a table of their own, a line each: the total has their result in it. */
const foldedSection = (lps: readonly LpReport[]): Section[] =>
  lps.length === 0 ? [] : [{ kind: 'lines', lines: lps.map(foldedLine) }]

const foldedLine = (lp: LpReport): Cell => {
  const parts = isClosed(lp) ? lockedText(lp) : [lossText(lp.impermanentLoss), ...lockedText(lp)]
  return `#${lp.tokenId} ${isClosed(lp) ? 'closed' : 'under a dollar'}: ${[...parts, feesText(lp)].join(', ')}`
}

const unknownPart = (what: string): Section[] => [{ kind: 'lines', lines: [`${what}: ${unknown}`] }]
