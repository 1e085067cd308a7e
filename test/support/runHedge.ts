import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from './ensureBuilt.ts'

/** Where a run lives: a home of its own with a vault, and an identity that opens it. Never the owner's keychain. */
export type Home = { path: string; identity: string; venueUrl: string }

export type HedgeRun = {
  /** Exit code; null when it had to be killed. */
  code: number | null
  stdout: string
  stderr: string
  milliseconds: number
}

export type HedgeOptions = {
  home: Home
  /** Overrides; undefined takes a variable away. */
  env?: Record<string, string | undefined>
  stdin?: string | Buffer
  /** What runs: this Node and the launcher of this tree unless told. */
  program?: readonly [string, ...string[]]
}

export const launcher = fileURLToPath(new URL('../../bin/hedge.js', import.meta.url))

/**
 * The whole environment of a run. Nothing of the machine's comes in but PATH: no keychain, no colour, no proxy; the
 * local node is asked directly.
 */
export const environmentOf = ({ path, identity, venueUrl }: Home): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME: path,
  TMPDIR: path,
  TZ: 'UTC',
  COLUMNS: '80',
  HEDGE_HOME: join(path, 'hedge'),
  HEDGE_HYPERLIQUID_URL: venueUrl,
  HEDGE_VAULT_IDENTITY_FILE: identity,
})

/** A run may take this long; one that takes longer hangs. */
const longest = 25_000

/** Runs the built program, as a script would: no terminal anywhere. */
export async function runHedge(
  args: readonly string[],
  { home, env = {}, stdin = '', program = [process.execPath, launcher] }: HedgeOptions,
): Promise<HedgeRun> {
  await ensureBuilt()
  const started = performance.now()
  const [file, ...first] = program
  const child = spawn(file, [...first, ...args], {
    env: { ...environmentOf(home), ...env },
    cwd: home.path,
    timeout: longest,
    killSignal: 'SIGKILL',
  })
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text
    })
  }
  // It may end before it has read everything.
  child.stdin.on('error', () => {})
  child.stdin.end(stdin)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { code, ...output, milliseconds: performance.now() - started }
}
