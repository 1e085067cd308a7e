import { lstatSync } from 'node:fs'
import { join } from 'node:path'

/** What the keychain of each system needs to be found; of the rest of the environment nothing reaches its helper. */
const always = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'LANG',
  'XDG_RUNTIME_DIR',
  'XDG_DATA_HOME',
  'XDG_CONFIG_HOME',
  'XDG_CACHE_HOME',
  'DBUS_SESSION_BUS_ADDRESS',
  'SYSTEMROOT',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
]
/** A dialog may be opened only when somebody sits in front of it. */
const onScreen = ['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY']

type Environment = Record<string, string | undefined>

export function childEnvironment(from: Environment, interactive: boolean, runtimeDirs = '/run/user'): Environment {
  const environment: Environment = {}
  for (const name of interactive ? [...always, ...onScreen] : always) {
    if (from[name] !== undefined) environment[name] = from[name]
  }
  // cron gives neither; the user's bus is up all the same while they are logged in, or linger.
  if (!environment.DBUS_SESSION_BUS_ADDRESS && !environment.XDG_RUNTIME_DIR) {
    const directory = ownRuntimeDir(runtimeDirs)
    if (directory) environment.XDG_RUNTIME_DIR = directory
  }
  return environment
}

/** Only a real directory, ours and closed to others, with a socket in it: whoever owns the bus sees the secrets. */
function ownRuntimeDir(runtimeDirs: string): string | null {
  const uid = process.getuid?.()
  if (uid === undefined || process.platform !== 'linux') return null
  const directory = join(runtimeDirs, String(uid))
  const facts = lstatSync(directory, { throwIfNoEntry: false })
  if (!facts?.isDirectory() || facts.uid !== uid || (facts.mode & 0o077) !== 0) return null
  return lstatSync(join(directory, 'bus'), { throwIfNoEntry: false })?.isSocket() ? directory : null
}
