import type { HedgeFacts } from '../../domain/hedgeFacts.ts'
import type { Gap } from '../../domain/read.ts'

const ofVenue = ({ source }: Gap): boolean => source === 'hyperliquid'

/** Why something of the LP positions is not known, as the status says it. */
export const lpGap = ({ name, gaps }: HedgeFacts, what: string): Gap =>
  gaps.find(gap => !ofVenue(gap)) ?? untold(name, what, 'the chain')

/** Why something of the perps or their account is not; which perps are the hedge's is told by its LP positions. */
export const venueGap = (hedge: HedgeFacts, what: string): Gap =>
  hedge.gaps.find(gap => ofVenue(gap) || gap.source === 'secret store') ??
  (hedge.known.lps ? untold(hedge.name, what, 'hyperliquid') : lpGap(hedge, what))

const untold = (name: string, what: string, source: string): Gap => ({
  code: 'not-known',
  source,
  message: what,
  hint: `hedge status ${name} --detail`,
})
