import { exitCodes, Failure, ReadFailure } from '../domain/failure.ts'
import type { Io } from '../domain/io.ts'
import type { Redactor } from '../secrets/redaction.ts'
import type { Globals } from './globals.ts'
import { isCheck } from './isCheck.ts'

/** What a monitoring plugin ends with when it could not look. */
const pluginUnknown = 3

type Worded = { code: string; message: string; hint: string; exit: number }

/**
 * Words an error: two lines on stderr, and with `--json` one `hedge.error/1` document on stdout. A stack is shown only
 * under `--debug`, redacted; what a library said is never shown raw. Of `check` it is one line on stdout, for a monitoring system
 * reads no other, and UNKNOWN.
 */
export function reportFailure(
  error: unknown,
  argv: readonly string[],
  globals: Globals | null,
  io: Io,
  redactor: Redactor,
): number {
  const { code, message, hint, exit } = worded(error)
  const asJson = globals === null ? wantsJson(argv) : globals.format === 'json'
  if (asJson) {
    const document = {
      schema: 'hedge.error/1',
      generatedAt: io.now().toISOString(),
      error: { code, message: redactor.redact(message), hint: redactor.redact(hint) },
    }
    // Among documents that stand a line each it stands so too.
    io.stdout.write(`${JSON.stringify(document, null, argv.includes('--watch') ? 0 : 2)}\n`)
  }
  const plugin = isCheck(argv)
  if (plugin && !asJson && (globals === null || globals.format === 'table')) {
    io.stdout.write(redactor.redact(`HEDGE UNKNOWN - ${oneLine(`${message} (${hint})`)}\n`))
  } else io.stderr.write(redactor.redact(`hedge: error: ${message}\nhedge: hint: ${hint}\n`))
  if (globals?.debug && error instanceof Error) io.stderr.write(redactor.redactLog(`${error.stack ?? error.message}\n`))
  return plugin ? pluginUnknown : exit
}

/** After a bar perfdata would begin. */
const oneLine = (text: string): string => text.replaceAll('|', '/').replace(/\s+/g, ' ')

function worded(error: unknown): Worded {
  if (error instanceof Failure) return { code: error.code, message: error.message, hint: error.hint, exit: error.exit }
  if (error instanceof ReadFailure) {
    const { code, source, message, hint } = error.gap
    // Most begin with whom they are about.
    const names = message.toLowerCase().startsWith(source.toLowerCase())
    return { code, message: names ? message : `${source}: ${message}`, hint, exit: exitCodes.failure }
  }
  return {
    code: 'internal',
    message: 'something failed that should not have, inside this program',
    hint: 'run it again with --debug and report what it says',
    exit: exitCodes.failure,
  }
}

const wantsJson = (argv: readonly string[]): boolean =>
  argv.some(
    (word, at) => word === '--json' || word === '--format=json' || (word === 'json' && argv[at - 1] === '--format'),
  )
