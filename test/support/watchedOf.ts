import { rules } from '../../src/commands/conditions/index.ts'
import type { Around, Watched } from '../../src/commands/conditions/words/rule.ts'
import { judgeHedges } from '../../src/commands/status/report.ts'
import type { LpReport } from '../../src/commands/status/types.ts'
import type { Condition, ConditionId } from '../../src/domain/condition.ts'
import { withOwn } from '../../src/domain/ownThresholds.ts'
import { known } from '../../src/domain/read.ts'
import type { Thresholds } from '../../src/domain/thresholds.ts'
import {
  accountOf,
  artifactsOf,
  defaultThresholds,
  ethUsdc,
  gatheredAt,
  lpsOf,
  ok,
  type StatusArtifacts,
  soundShort,
} from './artifacts.ts'

export const now = Date.parse(gatheredAt)

/** One ETH/USDC position, hedged in full. */
const sound = artifactsOf({ lps: ok([lpsOf(ok(ethUsdc()))]) })
export const lpDelta = Number(judgeHedges(sound, []).judged[0]!.report.exposure[0]!.lpDelta)

/** A share of it hedged, by a short whose numbers belong together but for what is told otherwise. */
export const hedgedBy = (share: number, rest: Parameters<typeof soundShort>[0] = {}) =>
  ok([accountOf([{ ...soundShort({ szi: (-share * lpDelta).toFixed(9) }), ...rest }])])

export type Parts = Partial<StatusArtifacts> & {
  limits?: Partial<Thresholds>
  lastDay?: Watched['lastDay']
  agents?: Watched['agents']
}

export function watchedOf({ limits = {}, lastDay = null, agents = null, ...parts }: Parts = {}): Watched {
  const artifacts = artifactsOf({ lps: ok([lpsOf(ok(ethUsdc()))]), accounts: hedgedBy(1), ...parts })
  const judged = judgeHedges(artifacts, []).judged[0]!
  const thresholds = withOwn(defaultThresholds, limits)
  return { subject: known(artifacts.subjects)![0]!, judged, thresholds, now, lastDay, agents }
}

const ruleOf = (id: ConditionId) => rules.find(each => each.id === id)!

/** What a rule says, as `subject state value`, or why nothing is watched. */
export const found = (id: ConditionId, parts: Parts = {}): string[] => seenBy(id, parts).map(wordsOf)

export const seenBy = (id: ConditionId, parts: Parts = {}) => seenIn(id, watchedOf(parts))

/** The same of a report that no artifacts lead to. */
export function seenIn(id: ConditionId, watched: Watched) {
  const rule = ruleOf(id)
  if (rule.of !== 'hedge') throw new Error(`${id} is of no hedge`)
  return rule.judge(watched)
}

/** With the positions of its report changed, and whatever was missing not missing. */
export const withLps = (watched: Watched, change: Partial<LpReport>): Watched => {
  const { judged } = watched
  const lps = judged.report.lps.map(lp => ({ ...lp, ...change }))
  return { ...watched, judged: { ...judged, gapsOfNow: [], report: { ...judged.report, lps, gaps: [] } } }
}

export function foundAround(id: ConditionId, around: Partial<Around>): string[] {
  const rule = ruleOf(id)
  if (rule.of !== 'all') throw new Error(`${id} is of a hedge`)
  return rule.judge({ thresholds: defaultThresholds, now, keys: [], ...around }).map(wordsOf)
}

type Seen = ReturnType<typeof seenBy>[number]

const wordsOf = (each: Seen): string =>
  'unwatched' in each ? `unwatched: ${each.unwatched}` : [each.subject, each.state, shortOf(each)].join(' ').trim()

const shortOf = ({ value, unit }: Pick<Condition, 'value' | 'unit'>): string =>
  value === null ? '-' : `${Number(value.toPrecision(3))}${unit}`

export const messagesOf = (id: ConditionId, parts: Parts = {}): string[] =>
  seenBy(id, parts).map(each => ('unwatched' in each ? each.unwatched : each.message))
