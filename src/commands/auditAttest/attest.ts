import { checks } from '../../checks/index.ts'
import type { ActionContext } from '../../domain/actionContext.ts'
import type { Attestations } from '../../domain/auditMemory.ts'
import type { AnyCheck } from '../../domain/check.ts'
import type { Outcome } from '../../domain/command.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { Cell } from '../../domain/section.ts'
import { checkNamed } from '../words/checkNamed.ts'

export type Attesting = { check: string | null; remove: boolean }

/** Notes the answer of today, takes one back, or lists what is asked. */
export const attest = (context: ActionContext, attesting: Attesting): Promise<Outcome> =>
  attestAmong(checks, context, attesting)

export async function attestAmong(
  known: readonly AnyCheck[],
  { settings, now }: ActionContext,
  { check: id, remove }: Attesting,
): Promise<Outcome> {
  const asked = known.filter(({ attestedFor }) => attestedFor !== undefined)
  const outcome = (done: 'listed' | 'set' | 'removed', lines: (questions: Question[]) => readonly Cell[]): Outcome => {
    const questions = asked.map(check => questionOf(check, settings.attestations(), now()))
    return {
      report: { schema: 'hedge.audit-attest/1', done, questions },
      sections: [{ kind: 'lines', lines: lines(questions) }],
    }
  }
  if (id === null) {
    if (remove) throw new Failure('usage', 'audit attest: which check? its id comes first', all, exitCodes.usage)
    return outcome('listed', questions => (questions.length === 0 ? ['Nothing is asked.'] : questions.flatMap(linesOf)))
  }
  const isAnswered = Object.hasOwn(settings.attestations(), id)
  // One of a check that is no more can be taken back too.
  const check = remove && isAnswered ? null : checkNamed(id, known, all)
  if (check !== null && check.attestedFor === undefined) throw notAsked(id)
  if (remove) {
    if (!isAnswered) throw new Failure('not-attested', `${id} is not answered`, all, exitCodes.missing)
    await settings.attest(id, null)
    return outcome('removed', () => [`Taken back: ${id} is asked again by the next audit.`])
  }
  await settings.attest(id, now().toISOString())
  return outcome('set', questions => {
    const { title, dueAt } = questions.find(each => each.id === id)!
    return [`Noted: you say "${title}". You are asked again on ${dueAt?.slice(0, 10)}.`]
  })
}

/** `dueAt`: when it is asked again; null while it is not answered. */
type Question = {
  id: string
  title: string
  days: number
  answeredAt: string | null
  dueAt: string | null
  due: boolean
}

const dayLength = 86_400_000

/** A day that has not come yet is not believed, as the audit does not. */
function questionOf({ id, title, attestedFor = 0 }: AnyCheck, attestations: Attestations, now: Date): Question {
  const answeredAt = Object.hasOwn(attestations, id) ? attestations[id]! : null
  const dueAt = answeredAt === null ? null : new Date(Date.parse(answeredAt) + attestedFor * dayLength).toISOString()
  const moment = now.toISOString()
  const due = answeredAt === null || dueAt === null || answeredAt > moment || dueAt <= moment
  return { id, title, days: attestedFor, answeredAt, dueAt, due }
}

function linesOf({ id, title, answeredAt, dueAt, due }: Question): Cell[] {
  const when =
    answeredAt === null
      ? 'not answered'
      : `answered on ${answeredAt.slice(0, 10)}, ${due ? 'due again' : `due again on ${dueAt?.slice(0, 10)}`}`
  return [[{ text: id, tone: 'strong' }, ': ', { text: when, tone: due ? 'warn' : 'good' }], `  ${title}`]
}

const all = 'hedge audit attest'

const notAsked = (id: string): Failure =>
  new Failure('not-asked', `${id} is seen by the audit itself, and no answer changes it`, all, exitCodes.usage)
