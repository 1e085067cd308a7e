import { readFileSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { isThere } from './look.ts'

type Manifest = { version: string; engines: string }

/** What the package above a file of ours says of itself. */
export function packageOf(module: string): Manifest {
  try {
    const { version, engines } = JSON.parse(readFileSync(join(rootOf(module), 'package.json'), 'utf8'))
    return { version: String(version), engines: String(engines.node) }
  } catch {
    return { version: 'unknown', engines: 'unknown' }
  }
}

/** The folder of the nearest `package.json` above: in a release the bundle lies beside it. */
function rootOf(module: string): string {
  for (let at = dirname(module); ; at = dirname(at)) {
    if (isThere(join(at, 'package.json')) || dirname(at) === at) return at
  }
}

/**
 * What starts this program: the name by which it was started, which stays when a newer one is installed, where that leads to
 * the file of the package; else that file.
 */
export function launcherOf({ module, started, cwd }: { module: string; started: string | null; cwd: string }): string {
  const launcher = join(rootOf(module), 'bin', 'hedge.js')
  if (started === null) return launcher
  const name = resolve(cwd, started)
  try {
    return realpathSync(name) === realpathSync(launcher) ? name : launcher
  } catch {
    return launcher
  }
}

/** Caches of npx, pnpm dlx, yarn dlx and bunx. */
export const isPassing = (program: string): boolean =>
  /[\\/](?:_npx|dlx-[^\\/]*|xfs-[^\\/]*|bunx-[^\\/]*)[\\/]/.test(program)

/** Where managers of Node's versions keep them. */
export const keptNode =
  /[\\/](?:\.nvm|\.fnm|fnm|fnm_multishells|\.volta|\.asdf|mise|\.nodenv|\.nodebrew|\.local[\\/]state[\\/]fnm_multishells)[\\/]|[\\/]n[\\/]versions[\\/]/
