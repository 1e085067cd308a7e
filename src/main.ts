import { reportFailure } from './cli/failures.ts'
import { type Globals, readGlobals } from './cli/globals.ts'
import { processIo } from './cli/io.ts'
import { parse } from './cli/parse.ts'
import { refuseSecrets } from './cli/refuseSecrets.ts'
import { Failure, timedOut } from './domain/failure.ts'
import type { Io } from './domain/io.ts'
import { createRedactor } from './secrets/redaction.ts'

/**
 * argv (without node and script) in, exit code out. The one place where an error becomes words: everything thrown below
 * ends here, redacted.
 */
export async function main(argv: readonly string[], version: string, given?: Io) {
  const io = given ?? processIo()
  let globals: Globals | null = null
  const redactor = createRedactor()
  const report = (error: unknown) => reportFailure(error, argv, globals, io, redactor)
  // Node would print what is thrown where nobody waits for it just as it is, the URL of a request included.
  if (given === undefined) process.once('uncaughtException', error => process.exit(report(error)))
  try {
    await refuseSecrets(argv, io)
    const request = await parse(argv)
    if (request.kind === 'version') {
      io.stdout.write(`${version}\n`)
      return 0
    }
    if (request.kind === 'help') {
      io.stdout.write(request.text)
      return 0
    }
    globals = readGlobals(request.parsed, io, request.command)
    const { runCommand } = await import('./cli/runCommand.ts')
    return await runCommand(request.command, request.parsed, globals, io, redactor)
  } catch (error) {
    const code = report(error)
    // What is waited for still would keep the process.
    if (error instanceof Failure && error.code === timedOut) io.end?.(code)
    return code
  }
}
