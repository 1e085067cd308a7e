import { homedir, userInfo } from 'node:os'
import type { HostFacts } from '../../domain/hostFacts.ts'
import type { Io } from '../../domain/io.ts'
import { hostFacts } from '../../machine/hostFacts.ts'
import { cronEnvironment } from '../../secrets/cronEnvironment.ts'
import { type Paths, pathsFor } from '../../settings/paths.ts'

/** This machine and this program, for whoever starts it without a person. */
export function hostSource({ env }: Pick<Io, 'env'>, paths: Paths): HostFacts {
  const user = own()
  const home = env.HOME || homedir()
  return hostFacts({
    env,
    paths,
    barePaths: pathsFor({ ...cronEnvironment(env), HOME: user?.homedir || home }),
    platform: process.platform,
    uid: process.getuid?.() ?? null,
    user,
    home,
    cwd: process.cwd(),
    module: import.meta.filename,
    started: process.argv[1] ?? null,
    runtime: process.execPath,
    nodeVersion: process.versions.node,
    root: '/',
  })
}

function own(): { username: string; homedir: string } | null {
  try {
    return userInfo()
  } catch {
    return null
  }
}
