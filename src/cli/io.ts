import type { Io, Sink } from '../domain/io.ts'
import { muteNodeDebug } from './muteNodeDebug.ts'

/**
 * The real process. A closed pipe (`hedge status | head`) ends output quietly instead of crashing. Each stream is opened when it
 * is first asked about: that takes Node longer than all else that `hedge --version` does.
 */
export function processIo(): Io {
  if (process.env.NODE_DEBUG) muteNodeDebug(process.stderr)
  let [stdout, stderr]: (Sink | null)[] = [null, null]
  return {
    get stdout() {
      stdout ??= sink(process.stdout)
      return stdout
    },
    get stderr() {
      stderr ??= sink(process.stderr)
      return stderr
    },
    stdin: {
      get isTerminal() {
        return process.stdin.isTTY === true
      },
      readAll,
    },
    env: process.env,
    now: () => new Date(),
    interruption,
    // Once what was printed has left: a pipe may be slow to take it.
    end: code => void process.stdout.write('', () => process.exit(code)),
    randomId: () => Buffer.from(crypto.getRandomValues(new Uint8Array(8))).toString('hex'),
  }
}

function sink(stream: NodeJS.WriteStream): Sink {
  const closing = new AbortController()
  stream.on('error', error => {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
    closing.abort('closed')
  })
  const wanted = Number(process.env.COLUMNS)
  return {
    isTerminal: stream.isTTY === true,
    closed: closing.signal,
    columns: Number.isInteger(wanted) && wanted >= 20 && wanted <= 1000 ? wanted : (stream.columns ?? 120),
    write: text => {
      if (!stream.destroyed) stream.write(text)
    },
  }
}

async function readAll(maxBytes: number, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  signal.addEventListener('abort', () => process.stdin.destroy(new Error('interrupted')), { once: true })
  for await (const chunk of process.stdin) {
    size += (chunk as Buffer).length
    if (size > maxBytes) throw new RangeError('too much standard input')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** A signal this soon after the first is the same one: a library that writes files raises it again. */
const echo = 300

/** The first signal aborts, so that what was begun is taken back; a second one from the person ends the process. */
function interruption(): AbortSignal {
  const controller = new AbortController()
  let first = 0
  const heard = (name: NodeJS.Signals) => {
    if (first === 0) {
      first = Date.now()
      controller.abort(name)
    } else if (Date.now() - first > echo) process.exit(name === 'SIGINT' ? 130 : 143)
  }
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, heard)
  return controller.signal
}
