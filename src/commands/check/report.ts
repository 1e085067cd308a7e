import type { Artifacts } from '../../domain/artifacts.ts'
import { beside, type CheckNote, type CheckReport } from '../../domain/checkReport.ts'
import { type Condition, type ConditionId, worstState } from '../../domain/condition.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { Subject } from '../../domain/hedge.ts'
import { type Gap, isRead, known, type Read } from '../../domain/read.ts'
import { isUnasked, withoutUnasked } from '../../domain/unasked.ts'
import { rules } from '../conditions/index.ts'
import type { Rule, Seen, Unwatched, Watched } from '../conditions/words/rule.ts'
import type { JudgedHedge } from '../status/hedgeReport.ts'
import { judgeHedges } from '../status/report.ts'
import { leftBy } from './leftBy.ts'
import { type CheckNeeds, checkNeeds } from './needs.ts'
import type { CheckOptions } from './options.ts'

export function checkReport(artifacts: Artifacts<CheckNeeds>, { scope, ids }: CheckOptions): CheckReport {
  const { names } = scope
  const missing = checkNeeds.filter(name => isUnasked(name, artifacts[name]))
  const { report: status, judged: whole } = judgeHedges(artifacts, names)
  const judged = whole.map(hedge => withoutMissing(hedge, missing))
  const subjects = (known(artifacts.subjects) ?? []).filter(({ name }) => names.length === 0 || names.includes(name))
  if (isRead(artifacts.subjects) && subjects.length === 0) throw nothingStored()
  const asked = rules.filter(({ id, needs }) => ids.includes(id) && !needs.some(name => missing.includes(name)))
  const ofHedges = judged.map((hedge, index) => watch(hedge, subjects[index]!, asked, artifacts))
  const all = [...ofHedges, watchAround(asked, subjects, artifacts)]
  const conditions = all.flatMap(each => each.conditions)
  const wholly = isRead(artifacts.subjects) ? [] : (['unknown'] as const)
  return {
    schema: 'hedge.check/1',
    generatedAt: artifacts.gatheredAt,
    source: artifacts.source,
    state: worstState([...conditions.map(({ state }) => state), ...wholly]),
    hedges: ofHedges.map(({ hedge, conditions: its }) => ({
      name: hedge!,
      state: worstState(its.map(({ state }) => state)),
    })),
    conditions: conditions.map(shown),
    notes: all.flatMap(({ notes }) => notes),
    gaps: withoutUnasked(status.gaps, missing),
    [beside]: {
      remembered: {
        ...leftBy(
          whole.map(({ report }) => report),
          { missing, ids, at: artifacts.gatheredAt },
        ),
        conditions: all.map(({ hedge, conditions: its }) => ({ hedge, ids, conditions: its })),
      },
    },
  }
}

/** What was not asked for is no reason for anything. */
const withoutMissing = (hedge: JudgedHedge, missing: readonly CheckNeeds[]): JudgedHedge => ({
  ...hedge,
  gapsOfNow: withoutUnasked(hedge.gapsOfNow, missing),
  report: { ...hedge.report, gaps: withoutUnasked(hedge.report.gaps, missing) },
})

const shown = (condition: Condition): CheckReport['conditions'][number] => {
  const { id, hedge, subject, state, value, unit, warn, crit, worse, inclusive, message, gap = null } = condition
  return { id, hedge, subject, state, value, unit, warn, crit, worse, inclusive, message, gap }
}

type Looked = { hedge: string | null; conditions: Condition[]; notes: CheckNote[] }

function watch(
  judged: JudgedHedge,
  subject: Subject,
  asked: readonly Rule[],
  artifacts: Artifacts<CheckNeeds>,
): Looked {
  const { name } = judged.report
  const { thresholds } = judged
  const ofHedges = asked.filter(rule => rule.of === 'hedge')
  if (thresholds === null) {
    const gap = gapOf(artifacts.thresholds)
    return {
      hedge: name,
      conditions: ofHedges.map(({ id }) => ({ ...unlimited, id, hedge: name, message: gap.message, gap })),
      notes: [],
    }
  }
  const recorded = known(artifacts.records)?.hedges
  const watched: Watched = {
    ...{ subject, judged, thresholds, now: Date.parse(artifacts.gatheredAt) },
    lastDay: recorded === undefined ? null : (recorded.find(({ hedge }) => hedge === name)?.rows ?? []),
    agents: known(artifacts.auditMemory)?.agentEnds?.[subject.id] ?? null,
  }
  return lookedAt(
    name,
    ofHedges.map(rule => ({ id: rule.id, found: rule.judge(watched) })),
  )
}

/** Keys of the chains of the hedges asked about, and what is of no chain. */
function watchAround(asked: readonly Rule[], subjects: readonly Subject[], artifacts: Artifacts<CheckNeeds>): Looked {
  const thresholds = known(artifacts.thresholds)
  const keys = known(artifacts.keys)?.filter(
    ({ chain }) => chain === null || subjects.some(({ chains }) => chains.includes(chain)),
  )
  if (thresholds === undefined || keys === undefined) return { hedge: null, conditions: [], notes: [] }
  const around = { thresholds, now: Date.parse(artifacts.gatheredAt), keys }
  return lookedAt(
    null,
    asked.flatMap(rule => (rule.of === 'all' ? [{ id: rule.id, found: rule.judge(around) }] : [])),
  )
}

function lookedAt(
  hedge: string | null,
  all: readonly { id: ConditionId; found: readonly (Seen | Unwatched)[] }[],
): Looked {
  const conditions = all.flatMap(({ id, found }) =>
    found.flatMap(each => ('unwatched' in each ? [] : [{ id, hedge, ...each }])),
  )
  const notes = all.flatMap(({ id, found }) =>
    found.flatMap(each => ('unwatched' in each ? [{ id, hedge, message: each.unwatched }] : [])),
  )
  return { hedge, conditions, notes }
}

const unlimited = {
  subject: '',
  state: 'unknown',
  value: null,
  unit: '',
  warn: null,
  crit: null,
  worse: 'above',
  inclusive: false,
} as const satisfies Partial<Condition>

const gapOf = <T>(read: Read<T>): Gap =>
  isRead(read) ? { code: 'not-known', source: 'settings', message: 'not known', hint: 'hedge config get' } : read.gap

const nothingStored = (): Failure =>
  new Failure('nothing-stored', 'no hedge is stored, and nothing is watched', 'hedge add', exitCodes.missing)
