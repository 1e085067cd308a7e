import type { CheckReport } from '../../domain/checkReport.ts'
import type { Condition, ConditionState } from '../../domain/condition.ts'
import { conditionKey } from '../../domain/condition.ts'
import { perfdata } from './perfdata.ts'

type Shown = CheckReport['conditions'][number]

/** What is worst comes first (`worstState`). */
const order: readonly ConditionState[] = ['critical', 'unknown', 'warning', 'ok']

/** Characters of perfdata on the first line: some monitoring systems read 4 kB and no more, and what is wrong comes after it. */
const mostData = 2_500

/**
 * What a monitoring system reads: `HEDGE WARNING - what is worst | perfdata`, then what is wrong and what is fine, a line each, and after a
 * second bar what perfdata had no place before (Nagios Plugin API). No other bar stands in it.
 */
export function pluginText(report: CheckReport): string {
  const { state, conditions, notes } = report
  const sorted = order.flatMap(each => conditions.filter(condition => condition.state === each))
  const data = conditions.map(perfdata).filter(each => each !== null)
  const long = [
    ...[
      ...sorted.filter(condition => condition.state === 'critical').map(line),
      ...unknownLines(sorted),
      ...sorted.filter(condition => condition.state === 'warning').map(line),
      ...fineLines(sorted),
    ].map(barless),
    ...notes.map(({ hedge, message }) => barless(`NOT WATCHED ${ofWhom(hedge)}${message}`)),
  ]
  const first = long.length === 0 ? data.length : fitting(data)
  return [
    `HEDGE ${state.toUpperCase()} - ${barless(summary(report, sorted))}${barred(data.slice(0, first), ' ')}`,
    ...long.slice(0, -1),
    ...long.slice(-1).map(last => `${last}${barred(data.slice(first), '\n')}`),
  ].join('\n')
}

/** How many of them, from the first on, there is place for. */
function fitting(data: readonly string[]): number {
  let used = 0
  const over = data.findIndex(each => {
    used += each.length + 1
    return used > mostData
  })
  return over === -1 ? data.length : over
}

const barred = (data: readonly string[], between: string): string =>
  data.length === 0 ? '' : ` | ${data.join(between)}`

/** Of what a pager shows. */
const longest = 80

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
  const more = others === 0 ? '' : `; and ${others} more`
  const told = (hint: string) => `${ofWhom(first.hedge)}${first.message}${hint}${more}`
  const whole = told(first.gap === null ? '' : ` (${first.gap.hint})`)
  // What to do is told after it too, where there is place.
  return whole.length <= longest ? whole : told('')
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
