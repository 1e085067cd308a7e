import { setTimeout } from 'node:timers/promises'
import { notificationOf } from '../../commands/notify/notificationOf.ts'
import type { Answer, Notification } from '../../domain/notification.ts'
import type { Destination, SendRound, Sent } from '../../domain/notifier.ts'
import type { NotifyMemory, WaitingNotification } from '../../domain/notifyMemory.ts'
import type { NotifyTargets } from '../../domain/notifyTarget.ts'
import type { NotifyFile } from '../../state/notifyMemory.ts'

export type SendGround = {
  file: Pick<NotifyFile, 'read' | 'change' | 'alone'>
  now(): Date
  /** Aborts when the time of the run is over. */
  signal: AbortSignal
  destinationOf(name: string): Promise<Destination>
  send(to: Destination, notification: Notification): Promise<Answer>
  /** For the pauses between tries. */
  random?: () => number
  pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

/** Tries of one notification in one run; the next run goes on. */
const tries = 4

/** Milliseconds before the second try; doubled before each further one, half of it by chance. */
const firstPause = 1_000

/** What a target asks for may be waited for within a run up to so long; beyond it the next run does. */
const longestPause = 8_000

/**
 * Sends what waits, oldest first, each target by itself, while no other run does. That a target has taken one is noted before the
 * next is sent: whoever is killed between the two sends that one again, under the same id. A target that fails is left alone for
 * the rest of the run, so that one that hangs holds up itself alone.
 */
export async function sendWaiting(targets: NotifyTargets, ground: SendGround): Promise<SendRound> {
  const { file } = ground
  if (!hasDue(await file.read(), Object.keys(targets), ground.now())) return { sent: [], busy: false, failure: null }
  const rounds = await file.alone(() => Promise.all(Object.keys(targets).map(name => sendTo(name, ground))))
  if (rounds === null) return { sent: [], busy: true, failure: null }
  return {
    sent: rounds.flatMap(({ sent }) => sent),
    busy: false,
    failure: rounds.find(({ failure }) => failure !== null)?.failure ?? null,
  }
}

async function sendTo(name: string, ground: SendGround): Promise<{ sent: Sent[]; failure: Error | null }> {
  const sent: Sent[] = []
  let to: Destination | null = null
  for (;;) {
    // Read anew each time: another run may have added to it.
    const next = (await ground.file.read()).waiting.find(each => isDue(each, name, ground.now()))
    if (next === undefined || ground.signal.aborted) return { sent, failure: null }
    try {
      to ??= await ground.destinationOf(name)
      const answer = await sendAgain(to, notificationOf(next), ground)
      sent.push({ target: name, id: next.id, events: next.events.length, answer })
      await ground.file.change(known => noted(known, next.id, name, answer, ground.now()))
      if (!answer.ok) return { sent, failure: null }
    } catch (error) {
      // The others are sent to all the same.
      return { sent, failure: error as Error }
    }
  }
}

async function sendAgain(to: Destination, notification: Notification, ground: SendGround): Promise<Answer> {
  const { signal, send, random = Math.random, pause = pauseFor } = ground
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send(to, notification)
    if (answer.ok || !answer.passing || attempt >= tries || signal.aborted) return answer
    const full = firstPause * 2 ** (attempt - 1)
    const wait = answer.retryAfter ?? full / 2 + (random() * full) / 2
    if (wait > longestPause) return answer
    await pause(wait, signal)
    if (signal.aborted) return answer
  }
}

const pauseFor = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  setTimeout(milliseconds, undefined, { signal }).catch(() => {})

/** Taken: it does not wait for that target any more. Not: it waits, if the target said so not before a moment. */
function noted(known: NotifyMemory, id: string, name: string, answer: Answer, now: Date): NotifyMemory {
  const waiting = known.waiting.flatMap(each => {
    if (each.id !== id) return [each]
    const { [name]: _its, ...others } = each.left
    if (answer.ok) return Object.keys(others).length === 0 ? [] : [{ ...each, left: others }]
    const before = answer.retryAfter === null ? null : new Date(now.getTime() + answer.retryAfter).toISOString()
    return [{ ...each, left: { ...others, [name]: before } }]
  })
  return { ...known, waiting }
}

const hasDue = ({ waiting }: NotifyMemory, targets: readonly string[], now: Date): boolean =>
  waiting.some(each => targets.some(name => isDue(each, name, now)))

/** A moment further away than anybody is made to wait was noted by a clock that was wrong. */
function isDue({ left }: WaitingNotification, name: string, now: Date): boolean {
  if (!Object.hasOwn(left, name)) return false
  const before = left[name]
  const rest = before === null || before === undefined ? 0 : Date.parse(before) - now.getTime()
  return rest <= 0 || rest > 3_600_000
}
