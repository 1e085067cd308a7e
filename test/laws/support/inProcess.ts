import { randomBytes } from 'node:crypto'
import type { Io } from '../../../src/domain/io.ts'
import { main } from '../../../src/main.ts'
import type { Run } from './runHedge.ts'

/** A whole run inside this process: quick enough to be asked a thousand times. Nobody sits at a terminal. */
export async function runInProcess(args: readonly string[], env: Io['env'], stdin = ''): Promise<Run> {
  const text = { stdout: '', stderr: '' }
  const sink = (name: keyof typeof text) => ({
    isTerminal: false,
    columns: 100,
    write: (said: string) => {
      text[name] += said
    },
  })
  const code = await main(args, '0.0.0', {
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    stdin: { isTerminal: false, readAll: async () => stdin },
    env,
    now: () => new Date(),
    interruption: () => new AbortController().signal,
    randomId: () => randomBytes(8).toString('hex'),
  })
  return { code, ...text }
}
