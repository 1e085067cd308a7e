import type { ActionContext } from '../../domain/actionContext.ts'
import { isClockOff } from '../../domain/activity.ts'
import type { Outcome } from '../../domain/command.ts'
import { type ExitCode, exitCodes, Failure } from '../../domain/failure.ts'
import type { Standings } from '../../domain/notification.ts'
import type { Notifier, Sent } from '../../domain/notifier.ts'
import { type OwnThresholds, withOwn } from '../../domain/ownThresholds.ts'
import { hedgeNamed } from '../words/named.ts'
import { noTarget } from './named.ts'
import { notificationOf } from './notificationOf.ts'
import { type Ground, planned, urgentNow } from './plan.ts'
import { sentSections } from './sentSections.ts'

/**
 * Looks, works out what nobody was told yet, and sends it with whatever waits from earlier runs. What is due is written down
 * before anything is sent, so that a kill at any moment tells twice rather than never.
 */
export async function notify(context: ActionContext, names: readonly string[]): Promise<Outcome> {
  const targets = context.settings.notifyTargets()
  if (Object.keys(targets).length === 0) throw noTarget()
  for (const name of names) hedgeNamed(context, name)
  const notifier = await context.notifier()
  const standings = await context.standings(names)
  const ground = groundOf(context, names, standings)
  await notifier
    .change(known => planned(known, standings.standings, ground))
    .catch(async error => {
      throw isFull(error) ? await sentBlindly(error, notifier, standings, ground) : error
    })
  const { sent, busy, failure } = await notifier.sendWaiting(targets)
  const { waiting, dropped } = await notifier.known()
  if (dropped > 0) await notifier.change(known => ({ ...known, dropped: Math.max(0, known.dropped - dropped) }))
  if (failure !== null && !(failure instanceof Failure)) throw failure
  return {
    report: {
      schema: 'hedge.notify/1',
      sent: sent.map(({ target, id, events, answer: { ok, said } }) => ({ target, id, events, ok, said })),
      waiting: waiting.length,
      dropped,
      busy,
      failure: failure === null ? null : { code: failure.code, message: failure.message, hint: failure.hint },
      gaps: standings.gaps,
    },
    sections: sentSections({ sent, busy, dropped, waiting: waiting.length, failure, gaps: standings.gaps }),
    exit: exitOf(sent, failure, dropped, standings),
  }
}

/** What could not be read is an alert of its own when it lasts, and so no failure of this run; that the store did not open is. */
function exitOf(sent: readonly Sent[], failure: Failure | null, dropped: number, { gaps }: Standings): ExitCode {
  if (failure?.exit === exitCodes.store || gaps.some(({ code }) => code.startsWith('store-'))) return exitCodes.store
  return failure !== null || dropped > 0 || sent.some(({ answer }) => !answer.ok) ? exitCodes.partial : exitCodes.fine
}

function groundOf(context: ActionContext, names: readonly string[], { at, toldAt = null }: Standings): Ground {
  const { settings } = context
  const hedges = settings.hedges()
  const own = new Map<string, OwnThresholds>(hedges.map(({ id, thresholds = {} }) => [id, thresholds]))
  return {
    now: new Date(at),
    settled: new Date(toldAt !== null && toldAt < at && isClockOff(at, toldAt) ? toldAt : at),
    id: context.newId(),
    targets: Object.keys(settings.notifyTargets()),
    hedges: hedges.map(({ id }) => id),
    asked: names.length === 0 ? null : hedges.filter(({ name }) => names.includes(name)).map(({ id }) => id),
    patience: id => withOwn(settings.thresholds(), own.get(id ?? ''))['unknown.after'],
    nameOf: id => hedges.find(hedge => hedge.id === id)?.name ?? null,
  }
}

const isFull = (error: unknown): error is Failure => error instanceof Failure && error.code === 'cannot-write'

/**
 * Where nothing can be written down, what is critical is sent all the same, by every run until it can: a full disk must not make a
 * monitor dumb. Resolves to how the run ends.
 */
async function sentBlindly(
  full: Failure,
  notifier: Notifier,
  { standings }: Standings,
  ground: Ground,
): Promise<Failure> {
  const known = await notifier.known().catch(() => null)
  const events = known === null ? [] : urgentNow(known, standings, ground)
  if (events.length === 0) return full
  const notification = notificationOf({ id: ground.id, at: ground.now.toISOString(), events })
  const answers = await Promise.all(
    ground.targets.map(async name => {
      try {
        return (await notifier.sendOnce(await notifier.destinationOf(name), notification)).ok
      } catch (error) {
        if (error instanceof Failure) return false
        throw error
      }
    }),
  )
  const taken = answers.filter(ok => ok).length
  const message = `${full.message}: what is critical was sent all the same (${taken} of ${answers.length} took it), and will be again`
  return new Failure(full.code, message, full.hint, full.exit, { cause: full })
}
