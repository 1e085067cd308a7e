import { type Globals, readGlobals } from './cli/globals.ts'
import { processIo } from './cli/io.ts'
import { parse, type Request } from './cli/parse.ts'
import { Failure, timedOut } from './domain/failure.ts'
import type { Io } from './domain/io.ts'

/**
 * argv (without node and script) in, exit code out. The one place where an error becomes words: everything thrown below
 * ends here, redacted.
 */
export async function main(argv: readonly string[], version: string, given?: Io) {
  const io = given ?? processIo()
  if (asksAboutItself(argv)) {
    // All that can fail is to write it.
    if (given === undefined) process.once('uncaughtException', error => void unwritten(error, argv, io))
    const greeting = argv.length === 0 ? (await import('./cli/welcome.ts')).welcome(io.env) : null
    if (greeting !== null) return answer({ kind: 'help', text: greeting }, version, io)
    const request = await parse(argv)
    if (request.kind !== 'command') return answer(request, version, io)
  }
  const { createRedactor, refuseSecrets, reportFailure, runCommand } = await import('./cli/working.ts')
  let globals: Globals | null = null
  const redactor = createRedactor()
  const report = (error: unknown) => reportFailure(error, argv, globals, io, redactor)
  // Node would print what is thrown where nobody waits for it just as it is, the URL of a request included.
  if (given === undefined) process.once('uncaughtException', error => process.exit(report(error)))
  try {
    await refuseSecrets(argv, io)
    const request = await parse(argv)
    if (request.kind !== 'command') return answer(request, version, io)
    globals = readGlobals(request.parsed, io, request.command)
    return await runCommand(request.command, request.parsed, globals, io, redactor)
  } catch (error) {
    const code = report(error)
    // What is waited for still would keep the process.
    if (error instanceof Failure && error.code === timedOut) io.end?.(code)
    return code
  }
}

/** One known word, which is no secret and no mistake: it is answered before anything else is loaded. */
const asksAboutItself = ([word, ...more]: readonly string[]): boolean =>
  more.length === 0 && (word === undefined || ['--version', '-V', '--help', '-h', 'help'].includes(word))

async function unwritten(error: unknown, argv: readonly string[], io: Io): Promise<never> {
  const { createRedactor, reportFailure } = await import('./cli/working.ts')
  process.exit(reportFailure(error, argv, null, io, createRedactor()))
}

function answer(request: Exclude<Request, { kind: 'command' }>, version: string, io: Io): number {
  io.stdout.write(request.kind === 'version' ? `${version}\n` : request.text)
  return 0
}
