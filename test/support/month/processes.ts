import { spawn } from 'node:child_process'
import { ensureBuilt } from '../ensureBuilt.ts'
import { environmentOf, type HedgeRun, launcher } from '../runHedge.ts'
import type { Town } from './town.ts'

/** Ends a run so many milliseconds after it began. */
export type Blow = { signal: 'SIGKILL' | 'SIGTERM'; after: number }

/** `struck`: the blow came before the run was over. */
export type Process = HedgeRun & { struck: boolean }

const clock = new URL('./shiftedClock.mjs', import.meta.url)

/** A run that takes longer hangs. Milliseconds. */
const longest = 40_000

/** The built program at the moment that it is in town. */
export async function runAt(
  { home, now }: Town,
  words: readonly string[],
  { blow = null, env = {} }: { blow?: Blow | null; env?: Record<string, string | undefined> } = {},
): Promise<Process> {
  await ensureBuilt()
  const started = performance.now()
  const child = spawn(process.execPath, ['--import', clock.href, launcher, ...words], {
    env: { ...environmentOf(home), HEDGE_TEST_CLOCK: String(now()), ...env },
    cwd: home.path,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: longest,
    killSignal: 'SIGKILL',
  })
  let struck = false
  const timer = blow && setTimeout(() => (struck = child.kill(blow.signal)), blow.after)
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text
    })
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (timer) clearTimeout(timer)
  return { code, ...output, struck, milliseconds: performance.now() - started }
}
