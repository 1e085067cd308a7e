import type { CheckReport } from '../../domain/checkReport.ts'
import type { Condition, ConditionState } from '../../domain/condition.ts'
import { conditionKey } from '../../domain/condition.ts'
import { perfdata } from './perfdata.ts'

type Shown = CheckReport['conditions'][number]

/** What is worst comes first (`worstState`). */
const order: readonly ConditionState[] = ['critical', 'unknown', 'warning', 'ok']

/**
 * What a monitoring system reads: `HEDGE WARNING - what is worst | perfdata`, then what is wrong and what is fine, a line each. No line but
 * the first holds a bar, after which perfdata would begin.
 */
export function pluginText(report: CheckReport): string {
  const { state, conditions, notes } = report
  const sorted = order.flatMap(each => conditions.filter(condition => condition.state === each))
  const data = conditions.map(perfdata).join(' ')
  return [
    `HEDGE ${state.toUpperCase()} - ${barless(summary(report, sorted))}${data === '' ? '' : ` | ${data}`}`,
    ...[
      ...sorted.filter(condition => condition.state === 'critical').map(line),
      ...unknownLines(sorted),
      ...sorted.filter(condition => condition.state === 'warning').map(line),
      ...fineLines(sorted),
    ].map(barless),
    ...notes.map(({ hedge, message }) => barless(`NOT WATCHED ${ofWhom(hedge)}${message}`)),
  ].join('\n')
}

/** What is not known, and has no limit to be held against, is neither fine nor a matter. */
const isFine = ({ state, gap }: Shown): boolean => state === 'ok' && gap === null

function summary({ hedges, gaps, state }: CheckReport, sorted: readonly Shown[]): string {
  const [first] = sorted
  const many = `${hedges.length} ${hedges.length === 1 ? 'hedge' : 'hedges'}`
  if (first === undefined || (first.state === 'ok' && state === 'unknown')) {
    const [gap] = gaps
    return gap === undefined ? `${many}, nothing to watch` : `${gap.source}: ${gap.message} (${gap.hint})`
  }
  const fine = sorted.filter(isFine).length
  if (first.state === 'ok') return `${many}, ${fine} ${fine === 1 ? 'condition' : 'conditions'} fine`
  const others = sorted.filter(({ state: its }) => its !== 'ok').length - 1
  const hint = first.gap === null ? '' : ` (${first.gap.hint})`
  return `${ofWhom(first.hedge)}${first.message}${hint}${others === 0 ? '' : `; and ${others} more`}`
}

const line = ({ state, hedge, message, ...its }: Shown): string =>
  `${state.toUpperCase()} ${ofWhom(hedge)}${message} [${its.id}]`

/** What is unknown for one reason is told once. */
function unknownLines(sorted: readonly Shown[]): string[] {
  const unknown = sorted.filter(({ state }) => state === 'unknown')
  const groups = Map.groupBy(unknown, ({ hedge, message }) => `${hedge} ${message}`)
  return [...groups.values()].map(group => {
    const { hedge, message, gap } = group[0]!
    return `UNKNOWN ${ofWhom(hedge)}${message}${gap === null ? '' : ` (${gap.hint})`} [${group.map(keyOf).join(', ')}]`
  })
}

function fineLines(sorted: readonly Shown[]): string[] {
  const groups = Map.groupBy(sorted.filter(isFine), ({ hedge }) => hedge)
  return [...groups].map(([hedge, group]) => `OK ${ofWhom(hedge)}${group.map(keyOf).join(', ')}`)
}

const keyOf = ({ id, subject }: Pick<Condition, 'id' | 'subject'>): string => conditionKey({ id, subject })

const ofWhom = (hedge: string | null): string => (hedge === null ? '' : `${hedge}: `)

const barless = (text: string): string => text.replaceAll('|', '/').replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
