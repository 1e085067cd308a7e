import { type ConditionState, conditionKey } from '../../domain/condition.ts'
import { type AlertEvent, type Notification, notificationSchema } from '../../domain/notification.ts'
import type { WaitingNotification } from '../../domain/notifyMemory.ts'

/** What is sent of something that is due: its events, and beside them the same for a person. */
export function notificationOf({ id, at, events }: Pick<WaitingNotification, 'id' | 'at' | 'events'>): Notification {
  const shown = events.map(({ hedgeId: _ours, ...event }) => event)
  return { schema: notificationSchema, id, at, text: textOf(shown), events: shown }
}

const order: readonly ConditionState[] = ['critical', 'unknown', 'warning', 'ok']

/** Chats cut what is longer, or take nothing of it: lines and characters of all, and keys of a line. */
const [mostLines, longest, mostKeys] = [12, 3_500, 8]

/** What is worst first, a line each; what one reading left unknown is one line, and so is what is fine again of one hedge. */
export function textOf(events: readonly AlertEvent[]): string {
  const lines = order.flatMap(state => linesOf(events.filter(event => event.state === state)))
  const kept = lines.filter((_, at) => at < mostLines && lines.slice(0, at + 1).join('\n').length <= longest)
  const rest = lines.length - kept.length
  return [...kept, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n')
}

function linesOf(events: readonly AlertEvent[]): string[] {
  const together = Map.groupBy(events, event => `${event.kind} ${event.hedge} ${reasonOf(event)}`)
  return [...together.values()].map(group => (group.length === 1 ? lineOf(group[0]!) : groupLine(group)))
}

/** What makes several events one matter. */
function reasonOf(event: AlertEvent): string {
  if (event.kind === 'unknown') return event.message
  return event.kind === 'closed' ? '' : keyOf(event)
}

const lineOf = (event: AlertEvent): string => `${headOf(event)}${event.message} [${keyOf(event)}], since ${event.since}`

function groupLine(group: readonly AlertEvent[]): string {
  const [first] = group as [AlertEvent, ...AlertEvent[]]
  const keys = group.map(keyOf)
  const named = `${keys.slice(0, mostKeys).join(', ')}${keys.length > mostKeys ? `, and ${keys.length - mostKeys} more` : ''}`
  if (first.kind === 'closed') return `${headOf(first)}${group.length} conditions are fine again [${named}]`
  const since = group.map(event => event.since).toSorted()[0]
  return `${headOf(first)}${first.message}: ${group.length} conditions are not known [${named}], since ${since}`
}

const headOf = ({ kind, state, hedge }: AlertEvent): string =>
  `${kind === 'test' ? 'TEST' : state.toUpperCase()} ${hedge === null ? '' : `${hedge}: `}`

const keyOf = ({ condition, subject }: AlertEvent): string => conditionKey({ id: condition, subject })
