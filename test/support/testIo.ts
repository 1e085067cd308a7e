import { randomBytes } from 'node:crypto'
import type { Io } from '../../src/domain/io.ts'

export type TestIo = Io & { out(): string; err(): string }

export type TestIoOptions = {
  env?: Record<string, string>
  /** Null: standard input is a terminal. */
  stdin?: string | null
  columns?: number
  terminal?: boolean
  now?: () => Date
  time?: NonNullable<Io['time']>
  /** Aborts with the name of the signal that the program gets. */
  interruption?: AbortSignal
  /** Hears of each text on standard output, and what has come of it so far. */
  heard?: (text: string, all: string) => void
}

/** A process of our own for `main()` in process: what it printed can be read back, and nothing of ours leaks in. */
export function testIo({
  env = {},
  stdin = '',
  columns = 120,
  terminal = false,
  now = () => new Date(),
  time,
  interruption,
  heard,
}: TestIoOptions = {}): TestIo {
  const printed = { out: '', err: '' }
  const sink = (name: 'out' | 'err') => ({
    isTerminal: terminal,
    columns,
    write: (text: string) => {
      printed[name] += text
      if (name === 'out') heard?.(text, printed.out)
    },
  })
  return {
    stdout: sink('out'),
    stderr: sink('err'),
    stdin: {
      isTerminal: stdin === null,
      readAll: async maxBytes => {
        if ((stdin ?? '').length > maxBytes) throw new RangeError('too much standard input')
        return stdin ?? ''
      },
    },
    env,
    now,
    ...(time && { time }),
    interruption: () => interruption ?? new AbortController().signal,
    randomId: () => randomBytes(8).toString('hex'),
    out: () => printed.out,
    err: () => printed.err,
  }
}
