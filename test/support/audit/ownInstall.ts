import { spawn } from 'node:child_process'
import { chmodSync, constants, copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from '../ensureBuilt.ts'
import { environmentOf, type HedgeRun, type Home } from '../runHedge.ts'

/** The program and the Node that runs it in a folder of their own: how others can change it is then a matter of the test alone. */
export type OwnInstall = {
  folder: string
  /** `dumps`: the limit of core dumps, as `ulimit -c` takes it. */
  run(words: readonly string[], home: Home, options?: RunOptions): Promise<HedgeRun>
  remove(): void
}

type RunOptions = { dumps?: '0' | 'unlimited'; env?: Record<string, string | undefined> }

const root = fileURLToPath(new URL('../../..', import.meta.url))

export async function makeInstall({ loose = false } = {}): Promise<OwnInstall> {
  await ensureBuilt()
  const folder = mkdtempSync(join(tmpdir(), 'hedge-install-'))
  const node = join(folder, 'node')
  for (const name of ['bin', 'dist']) cpSync(join(root, name), join(folder, name), { recursive: true })
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'))
  copyFileSync(process.execPath, node, constants.COPYFILE_FICLONE)
  mkdirSync(join(folder, 'node_modules'))
  for (const name of ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    chmodSync(join(folder, name), 0o755)
  }
  if (loose) chmodSync(join(folder, 'dist'), 0o777)
  return {
    folder,
    run: (words, home, { dumps = '0', env = {} } = {}) => {
      const line = [node, join(folder, 'bin', 'hedge.js'), ...words]
      return runShell(`ulimit -c ${dumps}; exec "$@"`, line, { ...environmentOf(home), ...env }, home.path)
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Milliseconds; a run that takes longer hangs. */
const longest = 25_000

async function runShell(
  script: string,
  line: readonly string[],
  env: Record<string, string | undefined>,
  cwd: string,
): Promise<HedgeRun> {
  const started = performance.now()
  const stdio = ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe']
  const child = spawn('/bin/sh', ['-c', script, 'sh', ...line], {
    ...{ env, cwd, timeout: longest, killSignal: 'SIGKILL' as const, stdio },
  })
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
  return { code, ...output, milliseconds: performance.now() - started }
}
