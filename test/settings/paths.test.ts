import { homedir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { pathsFor } from '../../src/settings/paths.ts'

describe('pathsFor', () => {
  it.each<[string, NodeJS.Platform, NodeJS.ProcessEnv, string, string]>([
    ['the XDG defaults', 'linux', { HOME: '/h' }, '/h/.config/hedge', '/h/.local/state/hedge'],
    ['XDG variables', 'linux', { HOME: '/h', XDG_CONFIG_HOME: '/c', XDG_STATE_HOME: '/s' }, '/c/hedge', '/s/hedge'],
    [
      'empty XDG variables',
      'linux',
      { HOME: '/h', XDG_CONFIG_HOME: '', XDG_STATE_HOME: '' },
      '/h/.config/hedge',
      '/h/.local/state/hedge',
    ],
    [
      'relative XDG variables',
      'linux',
      { HOME: '/h', XDG_CONFIG_HOME: 'c', XDG_STATE_HOME: './s' },
      '/h/.config/hedge',
      '/h/.local/state/hedge',
    ],
    ['a BSD', 'freebsd', { HOME: '/h' }, '/h/.config/hedge', '/h/.local/state/hedge'],
    [
      'a Mac',
      'darwin',
      { HOME: '/h', XDG_CONFIG_HOME: '/c' },
      '/h/Library/Application Support/hedge',
      '/h/Library/Application Support/hedge/state',
    ],
    ['Windows', 'win32', { HOME: '/h', APPDATA: '/r', LOCALAPPDATA: '/l' }, '/r/hedge', '/l/hedge'],
    ['Windows without its variables', 'win32', { HOME: '/h' }, '/h/AppData/Roaming/hedge', '/h/AppData/Local/hedge'],
    [
      'HEDGE_HOME, whatever else is set',
      'linux',
      { HOME: '/h', HEDGE_HOME: '/x', XDG_CONFIG_HOME: '/c' },
      '/x',
      '/x/state',
    ],
    ['HEDGE_HOME on a Mac', 'darwin', { HOME: '/h', HEDGE_HOME: '/x' }, '/x', '/x/state'],
    ['an empty HEDGE_HOME', 'linux', { HOME: '/h', HEDGE_HOME: '' }, '/h/.config/hedge', '/h/.local/state/hedge'],
  ])('with %s', (_what, platform, env, settings, state) => {
    expect(pathsFor(env, platform)).toEqual({ settings, state })
  })

  it('without HOME takes what the system says of the user', () => {
    expect(pathsFor({}, 'linux').settings).toBe(`${homedir()}/.config/hedge`)
  })
})
