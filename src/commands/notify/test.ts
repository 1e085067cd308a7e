import type { ActionContext } from '../../domain/actionContext.ts'
import type { Outcome } from '../../domain/command.ts'
import { type ExitCode, exitCodes, Failure } from '../../domain/failure.ts'
import type { Answer } from '../../domain/notification.ts'
import { noTarget, targetNamed } from './named.ts'
import { tried } from './set.ts'
import { hintOf } from './targetAnswer.ts'

/** An event of nothing to every target, or to one, side by side; what each of them answered. */
export async function testTargets(context: ActionContext, name: string | null): Promise<Outcome> {
  if (name !== null) targetNamed(context, name)
  const targets = Object.entries(context.settings.notifyTargets()).filter(([each]) => name === null || each === name)
  if (targets.length === 0) throw noTarget()
  const asked = targets.map(async ([each, { kind }]) => ({ name: each, kind, ...(await testOne(context, each)) }))
  const tested = await Promise.all(asked)
  return {
    report: {
      schema: 'hedge.notify-test/1',
      targets: tested.map(({ name: target, kind, answer: { ok, said } }) => ({ target, kind, ok, said })),
    },
    sections: [
      {
        kind: 'table',
        columns: [{ title: 'Target' }, { title: 'Kind' }, { title: 'Answer' }],
        rows: tested.map(({ name: target, kind, answer }) => [
          target,
          kind,
          answer.ok
            ? { text: `taken, ${answer.said}`, tone: 'good' }
            : { text: `not taken: ${answer.said}`, tone: 'bad' },
        ]),
      },
      ...hintSections(tested),
    ],
    exit: worstOf(tested.map(({ exit }) => exit)),
  }
}

type Tested = { answer: Answer; exit: ExitCode }

async function testOne(context: ActionContext, name: string): Promise<Tested> {
  try {
    const notifier = await context.notifier()
    const answer = await tried(context, await notifier.destinationOf(name))
    return { answer, exit: answer.ok ? exitCodes.fine : exitCodes.partial }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const { message: said, hint } = error
    const exit = error.exit === exitCodes.store ? exitCodes.store : exitCodes.partial
    return { answer: { ok: false, said, hint, passing: false, retryAfter: null }, exit }
  }
}

export const worstOf = (exits: readonly ExitCode[]): ExitCode =>
  [exitCodes.store, exitCodes.partial].find(exit => exits.includes(exit)) ?? exitCodes.fine

function hintSections(tested: readonly { name: string; answer: Answer }[]) {
  const lines = tested.flatMap(({ name, answer }) => {
    const hint = answer.ok ? null : hintOf(answer, name)
    // That was just done.
    return hint === null || hint === `hedge notify test ${name}` ? [] : [`${name}: ${hint}`]
  })
  return lines.length === 0 ? [] : [{ kind: 'lines' as const, lines }]
}
