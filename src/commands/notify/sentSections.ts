import type { Failure } from '../../domain/failure.ts'
import type { Sent } from '../../domain/notifier.ts'
import type { Gap } from '../../domain/read.ts'
import type { Cell, Section } from '../../domain/section.ts'
import { hintOf } from './targetAnswer.ts'

export type Round = {
  sent: readonly Sent[]
  busy: boolean
  dropped: number
  /** Notifications that wait for the next run. */
  waiting: number
  failure: Failure | null
  gaps: readonly Gap[]
}

/** One line for each target that was sent to, and what a person must know; nothing where nothing was due. */
export function sentSections({ sent, busy, dropped, waiting, failure, gaps }: Round): Section[] {
  const shut = failure === null ? gaps.find(({ code }) => code.startsWith('store-')) : undefined
  const lines: Cell[] = [
    ...sent.flatMap(lineOf),
    ...(failure === null ? [] : [bad(`not sent: ${failure.message}. Try: ${failure.hint}`)]),
    ...(shut === undefined ? [] : [bad(`not looked: ${shut.message}. Try: ${shut.hint}`)]),
    ...(dropped > 0 ? [bad(`${counted(dropped)} dropped: nobody took ${dropped === 1 ? 'it' : 'them'} in time`)] : []),
    ...(busy && waiting > 0 ? ['another run is sending, and sends what is due too'] : []),
  ]
  return lines.length === 0 ? [] : [{ kind: 'lines', lines }]
}

const bad = (text: string): Cell => ({ text, tone: 'bad' })

const counted = (events: number): string => `${events} event${events === 1 ? '' : 's'}`

const lineOf = ({ target, events, answer }: Sent): Cell[] =>
  answer.ok
    ? [`${counted(events)} sent to ${target}`]
    : [
        bad(
          `${counted(events)} not taken by ${target} (${answer.said}): kept for the next run. Try: ${hintOf(answer, target)}`,
        ),
      ]
