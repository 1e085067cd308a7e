import { checks } from '../../checks/index.ts'
import type { ActionContext } from '../../domain/actionContext.ts'
import type { Waiver } from '../../domain/auditMemory.ts'
import { longestReason, longestSubject } from '../../domain/auditSettings.ts'
import type { AnyCheck } from '../../domain/check.ts'
import type { Outcome } from '../../domain/command.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { Cell } from '../../domain/section.ts'
import { neverWaived } from '../audit/neverWaived.ts'
import { checkNamed } from '../words/checkNamed.ts'
import { foundBefore } from './foundBefore.ts'
import { lastDay } from './lastDay.ts'
import type { Waiving } from './options.ts'
import { refuseWords } from './refuseWords.ts'

/** Sets a waiver, takes some back, or lists them all. */
export const waive = (context: ActionContext, waiving: Waiving): Promise<Outcome> =>
  waiveAmong(checks, context, waiving)

export async function waiveAmong(
  known: readonly AnyCheck[],
  context: ActionContext,
  waiving: Waiving,
): Promise<Outcome> {
  const { settings, classify } = context
  const now = context.now()
  const outcome = (done: 'listed' | 'set' | 'removed', told: readonly Cell[]): Outcome => ({
    report: {
      schema: 'hedge.audit-waive/1',
      done,
      waivers: settings.waivers().map(waiver => listed(waiver, now)),
    },
    sections: [{ kind: 'lines', lines: told }],
  })
  if (waiving.what === 'list') {
    const waivers = settings.waivers()
    if (waivers.length === 0) return outcome('listed', ['Nothing is waived.'])
    return outcome(
      'listed',
      waivers.flatMap(waiver => linesOf(waiver, now)),
    )
  }
  const { check, subject } = waiving
  if (subject !== null) refuseWords('--for', subject, longestSubject, classify)
  if (waiving.what === 'remove') {
    // One of a check that is no more can be taken back too.
    if (!settings.waivers().some(waiver => waiver.check === check)) checkNamed(check, known, 'hedge audit waive')
    const dropped = await settings.dropWaivers(check, subject)
    if (dropped === 0) throw notWaived(check, subject)
    const count = dropped === 1 ? 'Its waiver is' : `${dropped} waivers of it are`
    return outcome('removed', [`${count} taken back: what ${check} finds${about(subject)} counts again.`])
  }
  const { id } = checkNamed(check, known, 'hedge audit --list')
  refuseWords('--reason', waiving.reason, longestReason, classify)
  const until = lastDay(waiving.until, now)
  if (neverWaived.includes(id)) throw notForWaiving(id)
  const found = await foundBefore(context, id, subject)
  await settings.addWaiver({ check: id, subject, reason: waiving.reason, until, setAt: now.toISOString(), found })
  return outcome('set', [
    `Waived until ${until.slice(0, 10)}: what ${id} finds${about(subject)}. The audit shows it with your reason, and it is back after that day.`,
    'What is graver, or names somebody else, is not waived with it.',
  ])
}

/** Without whom it named: digests tell a person nothing. */
const listed = ({ found = [], ...waiver }: Waiver, now: Date) => ({
  ...waiver,
  found: found.map(({ subject, status, severity }) => ({ subject, status, severity })),
  ended: isOver(waiver, now),
})

const about = (subject: string | null): string => (subject === null ? '' : ` of ${subject}`)

const isOver = ({ until }: Pick<Waiver, 'until'>, now: Date): boolean => Date.parse(until) < now.getTime()

const linesOf = (waiver: Waiver, now: Date): Cell[] => {
  const { check, subject, reason, until, setAt } = waiver
  const end = `until ${until.slice(0, 10)}${isOver(waiver, now) ? ', which is over' : ''}`
  return [
    [
      { text: check, tone: 'strong' },
      `${subject === null ? '' : `, of ${subject}`}: ${end} (set ${setAt.slice(0, 10)})`,
    ],
    `  ${reason}`,
  ]
}

const notForWaiving = (check: string): Failure =>
  new Failure(
    'not-waivable',
    `${check} tells what changed, which is accepted and not waived`,
    'look at it with hedge audit, then: hedge audit accept',
    exitCodes.usage,
  )

const notWaived = (check: string, subject: string | null): Failure =>
  new Failure(
    'not-waived',
    `${check} is not waived${subject === null ? '' : ' for that subject'}`,
    'hedge audit waive',
    exitCodes.missing,
  )
