import type { Section } from '../../domain/section.ts'
import { gapsSection, hedgeLines, hedgeTables, shownLps } from '../status/layout.ts'
import type { HedgeReport } from '../status/types.ts'
import { unknown } from '../words/numbers.ts'
import { formulaSections } from './formulaSections.ts'
import { ladderSections } from './ladderSections.ts'
import { positionSections } from './positionSections.ts'
import type { ShowReport } from './report.ts'
import { carrySections, pnlSections } from './resultSections.ts'
import { healthSections, riskSections } from './riskSections.ts'

export const showLayout = ({ hedge, ladder, formulas, gaps }: ShowReport): Section[] => [
  ...(hedge === null ? [] : hedgeSections(hedge)),
  ...ladder.flatMap(ladderSections),
  ...(hedge?.health == null ? [] : healthSections(hedge.health)),
  ...(formulas === null ? [] : formulaSections(formulas)),
  ...gapsSection(gaps),
]

const hedgeSections = (hedge: HedgeReport): Section[] => [
  ...hedgeTables(hedge),
  { kind: 'lines', lines: hedgeLines(hedge) },
  ...shownLps(hedge).flatMap(positionSections),
  ...(hedge.pnl === null ? unknownPart('PnL') : pnlSections(hedge.pnl)),
  ...(hedge.carry === null ? unknownPart('Carry') : carrySections(hedge.carry)),
  ...riskSections(hedge),
]

const unknownPart = (what: string): Section[] => [{ kind: 'lines', lines: [`${what}: ${unknown}`] }]
