import { Failure } from '../../domain/failure.ts'
import type { Answer, Notification } from '../../domain/notification.ts'
import type { CommandNote } from '../../domain/notifyTarget.ts'
import { childEnvironment } from '../../secrets/childEnvironment.ts'
import { checkProgram, type ProgramRole } from '../../secrets/exec/checkProgram.ts'
import { type ProgramEnd, runProgram } from '../../secrets/exec/runProgram.ts'

/** Milliseconds for one notification. */
const deadline = 10_000

export const notifyProgram: ProgramRole = {
  name: 'the program of the target',
  other: 'hedge notify set command /path/of/another',
  failure: (_code, message, hint) => new Failure('bad-program', message, hint),
}

/**
 * Hands a notification to the user's own program, on its standard input as one JSON document, with an environment as bare as cron's.
 * It is looked at each time: who could change it since would hear of every alert, and run as its owner.
 */
export async function sendCommand(
  { program, arguments: rest }: Pick<CommandNote, 'program' | 'arguments'>,
  notification: Notification,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Answer> {
  try {
    await checkProgram(program, notifyProgram)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { ok: false, said: error.message, hint: error.hint, passing: false, retryAfter: null }
  }
  const input = `${JSON.stringify(notification)}\n`
  const own = { ...childEnvironment(environment, false), HEDGE_NOTIFICATION_ID: notification.id }
  return answerOf(
    await runProgram({ command: program, arguments: rest, environment: own, input, deadline, mute: true }),
  )
}

function answerOf(end: ProgramEnd): Answer {
  if (end.kind === 'ended' && end.status === 0) return { ok: true, said: 'exit 0' }
  const failed = (said: string, passing: boolean): Answer => ({
    ok: false,
    said,
    passing,
    retryAfter: null,
    hint: 'hedge notify test NAME',
  })
  if (end.kind === 'ended') return failed(end.status === null ? 'killed by a signal' : `exit ${end.status}`, true)
  if (end.kind === 'late') return failed(`not done in ${deadline / 1000} seconds, and ended`, false)
  return failed('could not be started', false)
}
