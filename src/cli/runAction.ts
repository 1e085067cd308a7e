import type { ActionContext, Prompt } from '../domain/actionContext.ts'
import { wholeScope } from '../domain/artifacts.ts'
import type { Action, Outcome } from '../domain/command.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import type { Io } from '../domain/io.ts'
import { Secret } from '../domain/secret.ts'
import { classifyPaste } from '../secrets/classifyPaste.ts'
import { exitCodeOf } from './exitCode.ts'
import type { Globals } from './globals.ts'
import { type Pauses, pausingDeadline } from './pauses.ts'
import { withProgress } from './progress.ts'
import { terminalPrompt } from './prompt.ts'
import { remember } from './remember.ts'
import { reportOf } from './runView.ts'
import type { Services } from './services.ts'
import { storeAdmin } from './storeAdmin.ts'

const maxSecretBytes = 64 * 1024

export async function runAction(
  action: Action<unknown>,
  options: unknown,
  globals: Globals,
  io: Io,
  services: Services,
  interactive: boolean,
  pauses: Pauses,
): Promise<Outcome | undefined> {
  const signal = io.interruption()
  const again = `hedge ${action.name}`
  const prompt = terminalPrompt(signal, again)
  try {
    return await action.run(contextOf(globals, io, services, interactive, prompt, pauses, again, signal), options)
  } catch (error) {
    // A read that was cut short by Ctrl-C is not a fault of the network. What an action knows of itself it says itself;
    // of any other nobody can say here how far it had come.
    if (!signal.aborted || (error instanceof Failure && error.code === 'left')) throw error
    throw new Failure('left', 'left before the end', again)
  }
}

function contextOf(
  globals: Globals,
  io: Io,
  services: Services,
  interactive: boolean,
  prompt: Prompt,
  pauses: Pauses,
  again: string,
  signal: AbortSignal,
): ActionContext {
  const deadline = () => AbortSignal.any([signal, pausingDeadline(globals.timeoutSeconds * 1000, pauses)])
  const { settings, chains, lpVenue, perpVenue, secrets, redactor } = services
  return {
    now: io.now,
    newId: io.randomId,
    signal,
    deadline,
    interactive,
    prompt: guarded(prompt, redactor),
    say: line => {
      if (!globals.quiet) io.stderr.write(`${redactor.redact(line)}\n`)
    },
    progress: (what, work) => withProgress(io.stderr, !globals.quiet, what, work, pauses, services.meter),
    readSecretFromStdin: async what => {
      const secret = await secretFromStdin(io, what, again, signal)
      redactor.guard(secret)
      return secret
    },
    stdinIsTerminal: io.stdin.isTerminal,
    settings,
    secrets,
    alone: services.stores.alone,
    storeAdmin: storeAdmin(services, io, interactive ? prompt : null, signal),
    forgetHedge: services.forgetHedge,
    activity: services.activity,
    auditMemory: services.auditMemory,
    chains,
    lpVenue,
    perpVenue,
    classify: classifyPaste,
    addressOfKey: async secret => (await import('../venues/keyOwner.ts')).addressOfPrivateKey(secret),
    parseAddress: async text => (await import('../venues/address.ts')).parseAddress(text),
    checksummed: async address => (await import('../venues/address.ts')).checksummed(address),
    standings: async names => (await import('./notify/standings.ts')).standings(names, services, deadline()),
    notifier: async () => {
      const { notifierOf } = await import('./notify/notifier.ts')
      return notifierOf({ io, services, file: await services.notifyFile(), redactor, deadline })
    },
    showStatus: async names => {
      const { status } = await import('../commands/status.ts')
      const scope = { scope: { ...wholeScope, names }, exitCode: false }
      const from = { from: null, services: async () => services, signal: deadline() }
      const { report, sections } = await reportOf(status, scope, from)
      await remember(status, report, services)
      return { report, sections, exit: exitCodeOf(report.gaps, exitCodes.fine, true) }
    },
  }
}

const guarded = (prompt: Prompt, { guard }: Services['redactor']): Prompt => ({
  ...prompt,
  secret: async question => {
    const secret = await prompt.secret(question)
    guard(secret)
    return secret
  },
})

/** One trailing newline is the shell's, not the secret's. */
async function secretFromStdin(io: Io, what: string, again: string, signal: AbortSignal): Promise<Secret> {
  const refuse = (why: string) =>
    new Failure(
      'no-secret',
      `${what} is read from standard input, and ${why}`,
      `printf %s "$SECRET" | ${again} …`,
      exitCodes.usage,
    )
  if (io.stdin.isTerminal) throw refuse('standard input is a terminal')
  const text = await io.stdin.readAll(maxSecretBytes, signal).catch(() => {
    throw refuse(`there is more than ${maxSecretBytes} bytes`)
  })
  const secret = text.replace(/\r?\n$/, '')
  if (secret.trim() === '') throw refuse('it is empty')
  return new Secret(secret)
}
