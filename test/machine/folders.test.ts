import { execFileSync } from 'node:child_process'
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { carriedAway } from '../../src/machine/carriedAway.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { groundIn } from './support/groundIn.ts'

const inFolder = (folder: string, home: string) => {
  mkdirSync(join(home, folder), { recursive: true, mode: 0o700 })
  return groundIn(home, { settings: join(home, folder, 'hedge'), state: join(home, folder, 'hedge', 'state') })
}

const syncedIn = async (folder: string, mark?: string) => {
  const home = temporaryHome()
  const ground = inFolder(folder, home)
  mkdirSync(ground.state, { recursive: true, mode: 0o700 })
  if (mark !== undefined) mkdirSync(join(home, mark), { recursive: true })
  return (await carriedAway(ground)).map(({ synced }) => synced)
}

describe('a folder that is synced', () => {
  it.each([
    ['Dropbox', 'Dropbox'],
    ['Dropbox (Personal)/x', 'Dropbox'],
    ['Library/Mobile Documents/com~apple~CloudDocs', 'iCloud Drive'],
    ['Library/CloudStorage/GoogleDrive-me@example.com/My Drive', 'Google Drive'],
    ['Library/CloudStorage/Box-Box', 'Box'],
    ['OneDrive - Some Company/x', 'OneDrive'],
    ['Google Drive', 'Google Drive'],
    ['Nextcloud', 'Nextcloud'],
    ['pCloudDrive', 'pCloud'],
    ['MEGA', 'MEGA'],
    ['Box', 'Box'],
    ['Sync', 'Sync.com or Syncthing'],
  ])('%s is known by its name', async (folder, service) => {
    expect(await syncedIn(folder)).toEqual([service, service])
  })

  it.each([
    ['notes/.stfolder', 'Syncthing'],
    ['notes/.dropbox.cache', 'Dropbox'],
  ])('by the mark %s', async (mark, service) => expect(await syncedIn('notes/deep', mark)).toEqual([service, service]))

  it.each(['notes', 'work/Box', 'work/dropbox-client', 'MEGAPHONE', 'Syncopation'])('is not %s', async folder => {
    expect(await syncedIn(folder, '.dropbox')).toEqual([null, null])
  })

  it('is where a file of ours really lies', async () => {
    const home = temporaryHome()
    const ground = groundIn(home)
    mkdirSync(join(home, 'Dropbox'))
    writeFileSync(join(home, 'Dropbox', 'kept.json'), '{}')
    writeFileSync(join(home, 'Dropbox', 'mine'), 'x')
    symlinkSync(join(home, 'Dropbox', 'kept.json'), join(ground.settings, 'settings.json'))
    const named = { ...ground, env: { HEDGE_VAULT_IDENTITY_FILE: join(home, 'Dropbox', 'mine') } }
    expect(await carriedAway(named)).toEqual([
      { path: '~/.config/hedge', role: 'home', synced: null, git: null },
      { path: '~/.local/state/hedge', role: 'state', synced: null, git: null },
      { path: '~/Dropbox', role: 'settings', synced: 'Dropbox', git: null },
      { path: '~/Dropbox', role: 'identity', synced: 'Dropbox', git: null },
    ])
  })
})

describe('a folder in a repository of git', () => {
  const git = (home: string, ...words: string[]) =>
    execFileSync('git', ['-C', home, '-c', 'user.name=x', '-c', 'user.email=x@example.com', ...words], {
      stdio: 'pipe',
    })

  const repository = (ignore: Record<string, string> = {}) => {
    const home = temporaryHome()
    git(home, 'init', '-q')
    const ground = groundIn(home)
    writeFileSync(join(ground.settings, 'settings.json'), '{}')
    for (const [file, text] of Object.entries(ignore)) {
      mkdirSync(dirname(join(home, file)), { recursive: true })
      writeFileSync(join(home, file), text)
    }
    return { home, ground }
  }
  const homeIn = async ({ ground }: ReturnType<typeof repository>) =>
    (await carriedAway(ground)).find(({ role }) => role === 'home')?.git

  it('is known by .git above it, and by itself where it is the repository', async () => {
    expect(await homeIn(repository())).toEqual({ top: '~', ignored: false })
    const { home, ground } = repository()
    renameSync(join(home, '.git'), join(ground.settings, '.git'))
    expect(await carriedAway(ground)).toMatchObject([{ git: { top: '~/.config/hedge' } }, { git: null }])
  })

  const cases: [string, Record<string, string>, boolean][] = [
    ['by name', { '.gitignore': '# mine\nhedge/\n' }, true],
    ['by place', { '.gitignore': '/.config/hedge' }, true],
    ['by a pattern', { '.gitignore': '*.json\n' }, true],
    ['beside it', { '.config/.gitignore': 'hedge\n' }, true],
    ['for this copy alone', { '.git/info/exclude': '.config\n' }, true],
    ['what is another', { '.gitignore': 'hedgehog\n/hedge\nconfig\n' }, false],
    ['what is a file of that name alone', { '.gitignore': 'settings.json/\n' }, false],
    ['and takes back', { '.gitignore': '*\n!.config/\n!.config/hedge/\n!settings.json\n' }, false],
  ]
  it.each(cases)('ignored %s, as git itself has it', async (_what, files, ignored) => {
    const made = repository(files)
    expect(await homeIn(made)).toMatchObject({ ignored })
    // Whatever we call ignored is ignored by git; the other way round we may know less.
    const checked = () => git(made.home, 'check-ignore', '-q', join(made.ground.settings, 'settings.json'))
    if (ignored) expect(checked).not.toThrow()
  })

  it('is not ignored where git has taken something of it in', async () => {
    const made = repository({ '.gitignore': 'hedge/\n' })
    git(made.home, 'add', '-f', join(made.ground.settings, 'settings.json'))
    expect(await homeIn(made)).toMatchObject({ ignored: false })
  })

  it('a work tree, whose .git is a file, counts too', async () => {
    const made = repository({ '.gitignore': 'hedge/\n' })
    renameSync(join(made.home, '.git'), join(made.home, 'far'))
    writeFileSync(join(made.home, '.git'), `gitdir: ${join(made.home, 'far')}\n`)
    expect(await homeIn(made)).toEqual({ top: '~', ignored: false })
  })
})
