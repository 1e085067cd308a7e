import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Timed = {
  code: number | null
  stdout: string
  stderr: string
  /** Until the process is gone and its output read, in milliseconds. */
  wall: number
}

type Options = { env: Readonly<Record<string, string>>; cwd?: string; stdin?: string }

/** The built program of this tree, run by the node that runs the benchmark. */
export const launcher = fileURLToPath(new URL('../../bin/hedge.js', import.meta.url))

/** Runs node with these words; nothing of the machine's environment comes in but what is given. */
export async function timed(words: readonly string[], { env, cwd, stdin = '' }: Options): Promise<Timed> {
  const output = { stdout: '', stderr: '' }
  const started = performance.now()
  const child = spawn(process.execPath, words, { env, cwd, timeout: 120_000, killSignal: 'SIGKILL' })
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text
    })
  child.stdin.on('error', () => {})
  child.stdin.end(stdin)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { code, ...output, wall: performance.now() - started }
}

export type Costs = {
  /** Of all threads, in milliseconds. */
  cpu: number
  /** The most that was ever in memory at once, in bytes. */
  peak: number
}

const recorder = fileURLToPath(new URL('./recordCosts.cjs', import.meta.url))

/** The same run, also asked at its end what it used. Asking takes a millisecond: not for comparing wall time. */
export async function costed(words: readonly string[], folder: string, options: Options): Promise<Timed & Costs> {
  const file = join(folder, `costs-${process.hrtime.bigint()}.json`)
  const env = { ...options.env, HEDGE_BENCH_COSTS: file }
  const run = await timed(['--require', recorder, ...words], { ...options, env })
  const costs = JSON.parse(readFileSync(file, 'utf8')) as Costs
  rmSync(file)
  return { ...run, ...costs }
}
