import { execFile, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ensureBuilt } from './ensureBuilt.ts'
import { environmentOf, type Home, launcher } from './runHedge.ts'

/** Root may give one run a view of the machine in which a disk is full or read-only; bits of permission do not hold root. */
export const canMount =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0

export const mountTitle = (title: string): string =>
  canMount ? title : `${title} (SKIPPED: not root, or nothing can be mounted)`

/** Commands of a shell that make it so, in the folder where hedge keeps everything. */
export const readOnly = 'mount --bind . . && mount -o remount,bind,ro . && cd "$HOME_OF_HEDGE"'

export type Mounted = { code: number; stdout: string; stderr: string }

/** The script holds for itself alone; `$HOME_OF_HEDGE` is where a run keeps everything, and `hedge` runs it. */
export async function underMounts(home: Home, script: string, env: Record<string, string> = {}): Promise<Mounted> {
  await ensureBuilt()
  const whole = `cd "$HOME_OF_HEDGE"; node=$1; launcher=$2; hedge() { "$node" "$launcher" "$@"; }; ${script}`
  const all = { ...environmentOf(home), HOME_OF_HEDGE: join(home.path, 'hedge'), ...env }
  const args = ['--mount', 'sh', '-uc', whole, 'sh', process.execPath, launcher]
  return promisify(execFile)('unshare', args, { env: all, timeout: 60_000 }).then(
    said => ({ code: 0, ...said }),
    error => ({ code: error.code, stdout: error.stdout, stderr: error.stderr }),
  )
}
