import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withLock } from '../../src/state/lock.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Builds `dist` where it is missing or older than a source. Test files run side by side: the first one builds. */
export async function ensureBuilt(): Promise<void> {
  if (isBuilt()) return
  await withLock(
    join(root, 'node_modules', '.hedge-build.lock'),
    async () => {
      if (isBuilt()) return
      const { status, stderr } = spawnSync('npm', ['run', 'build'], { cwd: root, encoding: 'utf8', timeout: 60_000 })
      if (status !== 0) throw new Error(`the build failed:\n${stderr}`)
    },
    { deadline: 60_000 },
  )
}

function isBuilt(): boolean {
  const built = statSync(join(root, 'dist', 'main.js'), { throwIfNoEntry: false })
  return built !== undefined && built.mtimeMs >= newestIn(join(root, 'src'))
}

const newestIn = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter(entry => entry.isFile())
      .map(entry => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  )
