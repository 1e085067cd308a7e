import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const pinned = new URL('../sandbox/', import.meta.url)
const installed = new URL('../../node_modules/.cache/hedge-bench/', import.meta.url)
const files = ['package.json', 'package-lock.json'] as const

/**
 * Requires the packages that hedge is measured against, which are no part of it: at the versions of a lock of their own,
 * from the npm registry on first use, none of their scripts run.
 */
export function sandbox(say: (line: string) => void): NodeJS.Require {
  if (!isThere()) {
    say('installs what hedge is measured against, from the npm registry into node_modules/.cache/hedge-bench')
    mkdirSync(installed, { recursive: true })
    for (const file of files) copyFileSync(new URL(file, pinned), new URL(file, installed))
    const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    const options = { cwd: fileURLToPath(installed), encoding: 'utf8', timeout: 300_000 } as const
    const { status, stderr } = spawnSync('npm', words, options)
    if (status !== 0) throw new Error(`npm ci for the benchmark ended with ${status}: ${stderr}`)
  }
  return createRequire(new URL('package.json', installed))
}

/** npm writes its own lock last. */
const isThere = () =>
  existsSync(new URL('node_modules/.package-lock.json', installed)) &&
  files.every(file => readFileSync(new URL(file, pinned)).equals(readFileSync(new URL(file, installed))))

/** As the sandbox pins it. */
export function pinnedVersion(name: string): string {
  const { dependencies } = JSON.parse(readFileSync(new URL('package.json', pinned), 'utf8'))
  return (dependencies as Record<string, string>)[name]!
}
