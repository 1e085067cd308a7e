import type { Command, Parsed, Report } from '../domain/command.ts'
import { type ExitCode, exitCodes, Failure, timedOut } from '../domain/failure.ts'
import type { Io } from '../domain/io.ts'
import type { Redactor } from '../secrets/redaction.ts'
import type { Globals } from './globals.ts'
import { headed } from './headed.ts'
import { createPauses, pausingDeadline } from './pauses.ts'
import { loadFormat, print, textOf } from './print.ts'
import { withProgress } from './progress.ts'
import { reportOf, viewExit } from './runView.ts'
import type { Services } from './services.ts'

/** Runs one command to its exit code. What a replay does not need (settings, stores, venues) is not even loaded. */
export async function runCommand(command: Command, parsed: Parsed, globals: Globals, io: Io, redactor: Redactor) {
  const options = command.read(parsed)
  if (globals.select !== null) (await import('./select.ts')).checkPaths(globals.select)
  const timeout = globals.timeoutSeconds * 1000
  /** All of the run has to be over by then; its gathering so much earlier that what is known by then can be told. */
  const isBounded = command.kind === 'view' && command.ownExit === true
  const gathering = isBounded ? timeout - Math.min(1000, timeout / 4) : timeout
  const pauses = createPauses()
  const isInteractive = () => globals.input && io.stdin.isTerminal && io.stderr.isTerminal
  const passphrase = () => pauses.during(() => askPassphrase(`hedge ${command.name}`))
  const warnings = {
    to: (line: string) => {
      if (!globals.quiet) io.stderr.write(`hedge: warning: ${redactor.redact(line)}\n`)
    },
  }
  const warn = (line: string) => warnings.to(line)
  const plan = command.kind === 'view' ? (command.watch?.(options) ?? null) : null
  let opened: Services | null = null
  /** Its code, once the report was printed. */
  let printed: ExitCode | null = null
  const services = async () => {
    const { openServices } = await import('./services.ts')
    const ask = isInteractive() ? passphrase : null
    const manners = plan === null ? {} : { tries: 1 }
    const asked = { ...manners, askPassphrase: ask, command: command.name, warn }
    opened ??= openServices({ io, redactor, timeout: gathering, ...asked })
    return opened
  }
  const meter = { longest: () => opened?.meter.longest() ?? null }
  const run = async () => {
    if (command.kind === 'action') {
      const { runAction } = await import('./runAction.ts')
      const outcome = await runAction(command, options, globals, io, await services(), isInteractive(), pauses)
      if (outcome === undefined) return exitCodes.fine
      await printDone(print(headed(outcome.report, io.now()), outcome.sections, globals, io))
      return outcome.exit ?? exitCodes.fine
    }
    const exitOf = (its: Report) => viewExit(command, options, its, globals)
    if (plan !== null) {
      const { runWatch } = await import('./watch/runWatch.ts')
      const waiting = <T>(work: Promise<T>) => withProgress(io.stderr, !globals.quiet, reading, work, pauses, meter)
      const house = { globals, io, services, pauses, warnings }
      return runWatch({ view: command, options, plan, write: textOf, exitOf, waiting, ...house })
    }
    const target = command.file?.target(options)
    const file = target && (await (await import('./reportFile.ts')).reportFile(target, io.env))
    const signal = pausingDeadline(gathering, pauses)
    const isTable = globals.format === 'table' && globals.select === null
    const prepare = () => Promise.all([command.prepare?.(), loadFormat(globals), import('./afterView.ts')])
    const work = reportOf(command, options, { from: globals.from, services, signal, prepare, isTable })
    const isLive = globals.from === null
    const told = isLive && !globals.quiet
    const { report, sections } = await (told ? withProgress(io.stderr, true, reading, work, pauses, meter) : work)
    await file?.write(await command.file!.page(report, options), redactor)
    await print(report, sections, globals, io)
    const exit = exitOf(report)
    printed = exit
    if (isLive) {
      const { afterView } = await import('./afterView.ts')
      await afterView(command, report, { globals, io, services: await services(), pauses, warn })
    }
    return exit
  }
  const tellWeight = async ({ perpVenues }: Services) => {
    const { weightLine } = await import('./weightLine.ts')
    // One that could not be opened was asked nothing.
    for (const [network, { tally }] of await perpVenues().catch(() => [])) {
      if (tally) io.stderr.write(`hedge: debug: ${weightLine(network, tally())}\n`)
    }
  }
  const whole = async () => {
    try {
      return await run()
    } finally {
      if (globals.debug && opened !== null) await tellWeight(opened)
      await (opened as Services | null)?.close()
    }
  }
  if (!isBounded) return whole()
  const { inTime } = await import('./inTime.ts')
  return inTime(whole(), timeout, pauses, () => {
    if (printed === null) throw late(globals.timeoutSeconds, command.name)
    // What is left behind for later runs is not worth a run that is over its time.
    io.end?.(printed)
    return printed
  })
}

const reading = 'Reading both venues'

/** A field that no report has does not undo what was done. */
async function printDone(printing: Promise<void>): Promise<void> {
  try {
    await printing
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    throw new Failure(error.code, `it was done, but nothing is printed: ${error.message}`, error.hint, error.exit)
  }
}

const askPassphrase = async (again: string) => {
  const { terminalPrompt } = await import('./prompt.ts')
  return terminalPrompt(new AbortController().signal, again).secret({ message: 'Passphrase of the vault' })
}

const late = (seconds: number, name: string): Failure =>
  new Failure(
    timedOut,
    `nothing was known after ${seconds} ${seconds === 1 ? 'second' : 'seconds'}: the secret store, or what it waits for, does not answer`,
    `hedge status; or: hedge ${name} --timeout ${Math.ceil(seconds * 2)}`,
  )
