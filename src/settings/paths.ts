import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { exitCodes, Failure } from '../domain/failure.ts'

export type Paths = { settings: string; state: string }

/** `HEDGE_HOME` holds everything where it is set; else the platform's own places. */
export function pathsFor(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): Paths {
  if (env.HEDGE_HOME) return { settings: env.HEDGE_HOME, state: join(env.HEDGE_HOME, 'state') }
  const home = env.HOME || homeOfUser()
  if (platform === 'win32') {
    return {
      settings: join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'hedge'),
      state: join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'hedge'),
    }
  }
  if (platform === 'darwin') {
    const folder = join(home, 'Library', 'Application Support', 'hedge')
    return { settings: folder, state: join(folder, 'state') }
  }
  return {
    settings: join(absolute(env.XDG_CONFIG_HOME) ?? join(home, '.config'), 'hedge'),
    state: join(absolute(env.XDG_STATE_HOME) ?? join(home, '.local', 'state'), 'hedge'),
  }
}

/** Of a user whom the system does not know, as in a container that was given a number alone, there is none. */
function homeOfUser(): string {
  try {
    return homedir()
  } catch {
    const message = 'HOME is not set, and this user has no home folder'
    throw new Failure('bad-home', message, 'export HEDGE_HOME=/a/folder/of/this/user', exitCodes.usage)
  }
}

/** The XDG specification: a relative path is invalid and to be ignored; it would mean another place in every folder. */
const absolute = (path: string | undefined): string | null => (path && isAbsolute(path) ? path : null)
