import type { Gap } from '../../../domain/read.ts'
import type { JudgedHedge } from '../../status/hedgeReport.ts'

const ofVenue = ({ source }: Gap): boolean => source === 'hyperliquid'

/** Why something of the LP positions is not known, as the report says it. */
export const lpGap = ({ report, gapsOfNow }: JudgedHedge, what: string): Gap =>
  gapsOfNow.find(gap => !ofVenue(gap)) ?? untold(report.name, what, 'the chain')

/** Why something of the perps or their account is not. */
export const venueGap = (judged: JudgedHedge, what: string): Gap =>
  judged.gapsOfNow.find(gap => ofVenue(gap) || gap.source === 'secret store') ??
  (judged.perpsWhole ? lpGap(judged, what) : untold(judged.report.name, what, 'hyperliquid'))

/** Why something that only the past tells is not; null where nothing failed, and it can simply not be told. */
export const anyGap = ({ report, gapsOfNow }: JudgedHedge): Gap | null =>
  gapsOfNow[0] ?? report.gaps.find(gap => !gapsOfNow.includes(gap)) ?? null

const untold = (name: string, what: string, source: string): Gap => ({
  code: 'not-known',
  source,
  message: what,
  hint: `hedge status ${name}`,
})
