import { realpathSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type HostFacts, jobVariables } from '../domain/hostFacts.ts'
import { cronFacts } from './host/cronFacts.ts'
import { isThere, programOn } from './host/look.ts'
import { isPassing, keptNode, launcherOf, packageOf } from './host/program.ts'

export type HostGround = {
  env: Readonly<Record<string, string | undefined>>
  platform: string
  uid: number | null
  /** As the system has it; null where it knows none of that number. */
  user: { username: string; homedir: string } | null
  home: string
  cwd: string
  /** A file of this program, how it was started, and what runs it. */
  module: string
  started: string | null
  runtime: string
  nodeVersion: string
  paths: { settings: string; state: string }
  /** Where a run without any variable looks. */
  barePaths: { settings: string; state: string }
  /** Above everything that is looked at; tests have their own. */
  root: string
}

/** What a scheduler on this machine would find; reads alone, starts nothing and never throws. */
export function hostFacts(ground: HostGround): HostFacts {
  const { platform, uid, user, env, root, home } = ground
  const at = (path: string) => join(root, path)
  const folder = join('/run/user', String(uid))
  const isSystemd = platform === 'linux' && isThere(at('/run/systemd/system'), 'folder')
  const { version, engines } = packageOf(ground.module)
  const program = launcherOf(ground)
  const node = steady(ground.runtime)
  return {
    platform,
    version,
    node: { path: node, version: ground.nodeVersion, kept: keptNode.test(node), engines },
    program: { path: program, passing: isPassing(program) },
    user: user?.username ?? null,
    uid,
    home: { here: home, login: user?.homedir ?? null },
    settings: { here: ground.paths.settings, bare: ground.barePaths.settings },
    state: { here: ground.paths.state, bare: ground.barePaths.state },
    init: platform === 'darwin' ? 'launchd' : isSystemd ? 'systemd' : 'other',
    runtimeDir: uid !== null && isThere(at(join(folder, 'bus')), 'socket') && isOurs(at(folder), uid) ? folder : null,
    linger: isSystemd && user !== null ? isThere(at(join('/var/lib/systemd/linger', user.username))) : null,
    cron: cronFacts(user?.username ?? null, at),
    barePath: { hedge: programOn('hedge', barePath, at), node: programOn('node', barePath, at) },
    tools: { logger: programOn('logger', systemPath, at), systemdCreds: programOn('systemd-creds', systemPath, at) },
    ...environmentOf(env, ground.cwd),
  }
}

const barePath = ['/usr/bin', '/bin']
const systemPath = ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/usr/local/bin']

/** Only a folder that is closed to others counts: whoever owns the bus sees the secrets. */
function isOurs(folder: string, uid: number): boolean {
  const facts = statSync(folder, { throwIfNoEntry: false })
  return facts !== undefined && facts.uid === uid && (facts.mode & 0o077) === 0
}

/** Homebrew names each version; the name without one stays when it is replaced. */
function steady(runtime: string): string {
  const prefix = /^(.+)[\\/]Cellar[\\/]/.exec(runtime)?.[1]
  if (prefix === undefined) return runtime
  const name = join(prefix, 'bin', 'node')
  try {
    return realpathSync(name) === realpathSync(runtime) ? name : runtime
  } catch {
    return runtime
  }
}

/** A URL with more than a short path may hold a key, and a proxy a password: they are named and not repeated. */
function environmentOf(env: HostGround['env'], cwd: string): Pick<HostFacts, 'environment' | 'unsaid'> {
  const told = jobVariables.flatMap(name => {
    const value = env[name]
    if (!value) return []
    return [[name, name.endsWith('_FILE') || name === 'NODE_EXTRA_CA_CERTS' ? resolve(cwd, value) : value] as const]
  })
  const isPlain = ([name, value]: readonly [string, string]) =>
    !name.endsWith('_URL') || !/[?@#]|[\w-]{20,}/.test(value)
  const proxies = env.NODE_USE_ENV_PROXY ? ['HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy'] : []
  return {
    environment: Object.fromEntries(told.filter(isPlain)),
    unsaid: [...told.filter(each => !isPlain(each)).map(([name]) => name), ...proxies.filter(name => env[name])],
  }
}
