import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { MachineGround } from '../../src/machine/ground.ts'
import { openLooker } from '../../src/machine/look.ts'
import { ownFiles } from '../../src/machine/ownFiles.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { asAnother, groundIn } from './support/groundIn.ts'

const write = (path: string, mode = 0o600) => {
  writeFileSync(path, 'x')
  chmodSync(path, mode)
}

const filesIn = async (ground: MachineGround) => {
  const looker = await openLooker(ground)
  return { files: await ownFiles(ground, looker), unread: looker.unread }
}

describe('files of ours', () => {
  it('are told with their modes, their owner and what they are', async () => {
    const home = temporaryHome()
    const ground = groundIn(home)
    write(join(ground.settings, 'settings.json'), 0o644)
    write(join(ground.settings, '.vault.age.0123456789ab.tmp'))
    write(join(ground.state, 'log.1.jsonl'), 0o640)
    mkdirSync(join(ground.state, 'history'), { mode: 0o700 })
    write(join(ground.state, 'history', '0123.json'))
    mkdirSync(join(ground.state, 'compile-cache', 'v24'), { recursive: true, mode: 0o755 })
    const { files, unread } = await filesIn(ground)
    expect(files.map(({ path, role, kind, mode }) => `${path} ${role} ${kind} ${mode?.toString(8)}`)).toEqual([
      '~/.config/hedge home folder 700',
      '~/.config/hedge/.vault.age.0123456789ab.tmp vault file 600',
      '~/.config/hedge/settings.json settings file 644',
      '~/.local/state/hedge state folder 700',
      '~/.local/state/hedge/compile-cache other folder 755',
      '~/.local/state/hedge/compile-cache/v24 other folder 755',
      '~/.local/state/hedge/history state folder 700',
      '~/.local/state/hedge/history/0123.json state file 600',
      '~/.local/state/hedge/log.1.jsonl log file 640',
    ])
    expect(new Set(files.map(({ owner }) => owner))).toEqual(new Set(['us']))
    expect(unread).toEqual([])
  })

  it('a link is told as one, and what it leads to beside it', async () => {
    const home = temporaryHome()
    const ground = groundIn(home)
    mkdirSync(join(home, 'elsewhere'))
    write(join(home, 'elsewhere', 'mine.json'), 0o666)
    symlinkSync(join(home, 'elsewhere', 'mine.json'), join(ground.settings, 'settings.json'))
    symlinkSync(join(home, 'nowhere'), join(ground.settings, 'vault.age'))
    const { files } = await filesIn(ground)
    expect(files).toMatchObject([
      { path: '~/.config/hedge' },
      { path: '~/.config/hedge/settings.json', kind: 'link', role: 'settings' },
      { path: '~/.config/hedge/vault.age', kind: 'link' },
      { path: '~/.local/state/hedge' },
      { path: '~/elsewhere/mine.json', kind: 'file', role: 'settings', mode: 0o666 },
    ])
  })

  it('the identity and the program are those that are named, wherever they lie', async () => {
    const home = temporaryHome()
    write(join(home, 'hedge-vault'), 0o400)
    write(join(home, 'give'), 0o755)
    const ground = groundIn(home, { env: { CREDENTIALS_DIRECTORY: home }, program: join(home, 'give') })
    const { files } = await filesIn(ground)
    expect(files.filter(({ role }) => role === 'identity' || role === 'program')).toMatchObject([
      { path: '~/give', role: 'program', mode: 0o755 },
      { path: '~/hedge-vault', role: 'identity', mode: 0o400 },
    ])
    write(join(ground.settings, 'mine'))
    const named = { ...ground, env: { HEDGE_VAULT_IDENTITY_FILE: join(ground.settings, 'mine') } }
    expect((await filesIn(named)).files.find(({ path }) => path.endsWith('mine'))?.role).toBe('identity')
  })

  it('are none where nothing was ever kept, and that is no fault', async () => {
    const ground = groundIn(temporaryHome())
    const gone = { ...ground, settings: join(ground.home, 'a', 'b'), state: join(ground.home, 'c') }
    expect(await filesIn(gone)).toEqual({ files: [], unread: [] })
  })

  it('a pipe, a name of any bytes and one that holds a key are told without harm', async () => {
    const home = temporaryHome()
    const ground = groundIn(home)
    execFileSync('mkfifo', [join(ground.state, 'log.jsonl')])
    for (const byte of [0xff, 0xfe]) {
      writeFileSync(Buffer.concat([Buffer.from(`${ground.state}/a`), Buffer.from([byte])]), 'x')
    }
    write(join(ground.state, `key-${'ab12'.repeat(16)}\n\u001b[2J`))
    const { files, unread } = await filesIn(ground)
    const names = files.map(({ path, kind }) => `${path.replace('~/.local/state/hedge/', '')} ${kind}`)
    expect(names).toEqual(expect.arrayContaining(['log.jsonl other', 'key-…??[2J file']))
    expect(names.filter(name => name === 'a? file')).toHaveLength(2)
    expect(unread).toEqual([])
    expect(JSON.stringify(files)).not.toContain('ab12ab12')
  })

  it('what cannot be looked at is told as such', async () => {
    const home = temporaryHome()
    chmodSync(home, 0o755)
    const ground = groundIn(home)
    for (const folder of [ground.settings, ground.state, join(home, '.config'), join(home, '.local')]) {
      chmodSync(folder, 0o755)
    }
    chmodSync(join(home, '.local', 'state'), 0o755)
    write(join(ground.settings, 'settings.json'))
    chmodSync(ground.state, 0o000)
    const { files, unread } = await asAnother(() => filesIn(ground))
    chmodSync(ground.state, 0o700)
    expect(unread).toEqual([{ path: '~/.local/state/hedge', why: 'unreadable' }])
    expect(files.map(({ path }) => path)).toContain('~/.config/hedge/settings.json')
  })

  it.skipIf(process.getuid?.() !== 0)('of another user and of root are told as theirs', async () => {
    const home = temporaryHome()
    const ground = groundIn(home)
    write(join(ground.settings, 'settings.json'))
    chownSync(join(ground.settings, 'settings.json'), 65534, 65534)
    const owner = async (uid: number) =>
      (await filesIn({ ...ground, uid })).files.map(({ path, owner }) => [path.split('/').at(-1), owner])
    expect(await owner(0)).toEqual(
      expect.arrayContaining([
        ['settings.json', 'other'],
        ['hedge', 'us'],
      ]),
    )
    expect(await owner(65534)).toEqual(
      expect.arrayContaining([
        ['settings.json', 'us'],
        ['hedge', 'root'],
      ]),
    )
  })

  it('a group of nobody else is told from one of others', async () => {
    const home = temporaryHome()
    const ground = groundIn(home, { etc: home })
    const [uid, gid] = [process.getuid!(), process.getgid!()]
    const group = async (lines: string, users = `me:x:${uid}:${gid}::/:/bin/sh\n`) => {
      writeFileSync(join(home, 'group'), lines)
      writeFileSync(join(home, 'passwd'), users)
      return (await filesIn(ground)).files[0]?.group
    }
    expect(await group(`me:x:${gid}:\n`)).toBe('nobody')
    expect(await group(`me:x:${gid}:me\n`)).toBe('nobody')
    expect(await group(`me:x:${gid}:me,you\n`)).toBe('others')
    expect(await group(`me:x:${gid}:\n`, `me:x:${uid}:${gid}::/:\nyou:x:4242:${gid}::/:\n`)).toBe('others')
    expect(await group('')).toBe('others')
  })
})
