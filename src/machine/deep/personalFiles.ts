import { isAbsolute, join } from 'node:path'
import type { MachineGround } from '../ground.ts'

/** What shells and others remember of what was typed, in the home folder. */
const histories = [
  '.bash_history',
  '.zsh_history',
  '.zhistory',
  '.histfile',
  '.sh_history',
  '.ash_history',
  '.history',
  '.python_history',
  '.node_repl_history',
  '.local/share/fish/fish_history',
  '.local/share/powershell/PSReadLine/ConsoleHost_history.txt',
  '.config/nushell/history.txt',
]

/** What sets variables for every program that is started. */
const settings = [
  '.bashrc',
  '.bash_profile',
  '.bash_login',
  '.bash_aliases',
  '.profile',
  '.zshrc',
  '.zshenv',
  '.zprofile',
  '.zlogin',
  '.xprofile',
  '.pam_environment',
  '.config/fish/config.fish',
]

/** Folders of small files that do so too, and the names of those files. */
export const settingFolders: readonly [string, RegExp][] = [
  ['.config/systemd/user', /\.(service|conf|timer|env)$/],
  ['.config/environment.d', /\.conf$/],
  ['.config/fish/conf.d', /\.fish$/],
]

/** Files in which people put keys for programs; keystores by the name that Ethereum clients give them. */
export const keepsKeys = (name: string): boolean => /^\.env(\..+|rc)?$|^UTC--/.test(name)

/**
 * Files of the person's own by their well-known places. The crontab lies where only its program and root can read it: where it
 * cannot be read, it is passed over.
 */
export function personalFiles({ env, home, platform }: MachineGround): { path: string; quiet: boolean }[] {
  const { HISTFILE, APPDATA, XDG_DATA_HOME, ZDOTDIR } = env
  const user = env.LOGNAME || env.USER || ''
  const tabs = /^[\w.-]+$/.test(user) ? ['/var/spool/cron/crontabs', '/var/spool/cron'].map(it => join(it, user)) : []
  const moved = [
    ...(HISTFILE && isAbsolute(HISTFILE) ? [HISTFILE] : []),
    ...(XDG_DATA_HOME ? [join(XDG_DATA_HOME, 'fish/fish_history')] : []),
    ...(ZDOTDIR ? ['.zsh_history', '.zshrc', '.zshenv', '.zprofile'].map(name => join(ZDOTDIR, name)) : []),
    ...(platform === 'win32' && APPDATA
      ? [join(APPDATA, 'Microsoft/Windows/PowerShell/PSReadLine/ConsoleHost_history.txt')]
      : []),
  ]
  const own = [...histories, ...settings].map(name => join(home, name))
  return [...[...own, ...moved].map(path => ({ path, quiet: false })), ...tabs.map(path => ({ path, quiet: true }))]
}
