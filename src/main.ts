import { reportFailure } from './cli/failures.ts'
import { type Globals, readGlobals } from './cli/globals.ts'
import { processIo } from './cli/io.ts'
import { parse } from './cli/parse.ts'
import { refuseSecrets } from './cli/refuseSecrets.ts'
import type { Io } from './domain/io.ts'
import { createRedactor } from './secrets/redaction.ts'

/**
 * argv (without node and script) in, exit code out. The one place where an error becomes words: everything thrown below
 * ends here, redacted.
 */
export async function main(argv: readonly string[], version: string, io: Io = processIo()) {
  let globals: Globals | null = null
  const redactor = createRedactor()
  try {
    refuseSecrets(argv)
    const request = await parse(argv)
    if (request.kind === 'version') {
      io.stdout.write(`${version}\n`)
      return 0
    }
    if (request.kind === 'help') {
      io.stdout.write(request.text)
      return 0
    }
    globals = readGlobals(request.parsed, io)
    const { runCommand } = await import('./cli/runCommand.ts')
    return await runCommand(request.command, request.parsed, globals, io, redactor)
  } catch (error) {
    return reportFailure(error, argv, globals, io, redactor)
  }
}
