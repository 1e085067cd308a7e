import { conditionKey } from '../../../src/domain/condition.ts'
import type { EventKind } from '../../../src/domain/notification.ts'
import type { Receiver } from '../receiver/receiver.ts'
import type { Placed } from './episode.ts'

/** One event as it was first taken, and at which tick. */
export type Heard = { tick: number; key: string; kind: EventKind }

/** Takes out what came since, each notification once, as a receiver that knows their ids does. */
export function listener({ received }: Receiver) {
  const known = new Set<string>()
  const heard: Heard[] = []
  const faults: string[] = []
  return {
    heard,
    faults,
    /** `taken`: it answered that it has them. */
    listen(tick: number, taken: boolean): void {
      for (const { id, verified, notification } of received.splice(0)) {
        if (!verified) faults.push(`tick ${tick}: a signature that is not right`)
        if (!taken || known.has(id)) continue
        known.add(id)
        for (const { condition, subject, kind } of notification.events) {
          if (condition === 'test') faults.push(`tick ${tick}: a test that nobody asked for`)
          else heard.push({ tick, key: conditionKey({ id: condition, subject }), kind })
        }
      }
    },
  }
}

/** What was to be told and was not, or not in time, and what was told and was not to be: each event of each condition in its turn. */
export function untold(plan: readonly Placed[], heard: readonly Heard[]): string[] {
  const wanted = plan.flatMap(({ at, name, told }) =>
    told.map(({ key, kind, from, by }) => ({ key, kind, from: at + from, by: at + by, name })),
  )
  const keys = [...new Set([...wanted, ...heard].map(({ key }) => key))]
  return keys.flatMap(key => {
    const due = wanted.filter(each => each.key === key)
    const came = heard.filter(each => each.key === key)
    return Array.from({ length: Math.max(due.length, came.length) }, (_, index) => {
      const [want, found] = [due[index], came[index]]
      if (want === undefined) return [`${key}: ${found!.kind} at ${found!.tick} is one too many`]
      const when = `${want.kind} from ${want.from} to ${want.by}, ${want.name}`
      if (found === undefined) return [`${key}: never heard ${when}`]
      const isRight = found.kind === want.kind && found.tick >= want.from && found.tick <= want.by
      return isRight ? [] : [`${key}: heard ${found.kind} at ${found.tick}, not ${when}`]
    }).flat()
  })
}
