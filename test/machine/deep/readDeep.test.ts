import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type DeepBounds, readDeep } from '../../../src/machine/deep/readDeep.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { asAnother, factsOf, groundIn, told } from '../support/groundIn.ts'

const key = randomBytes(32).toString('hex')

const kept = (home: string, files: Record<string, string>) => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, file)), { recursive: true })
    writeFileSync(join(home, file), text)
  }
}

const bounds: DeepBounds = { bytes: 4 * 1024 * 1024, files: 500, entries: 20_000, time: 8000 }
const found = async (ground: ReturnType<typeof groundIn>, limits: Partial<DeepBounds> = {}) => {
  const { leaks, ...rest } = await readDeep(ground, { ...bounds, ...limits })
  return { ...rest, leaks: leaks.map(({ path, line, kind, sure }) => `${path}:${line} ${kind}${sure ? '' : '?'}`) }
}

describe('keys in a person’s own files', () => {
  it('are found where people leave them, and not where others keep code', async () => {
    const home = temporaryHome()
    const line = `PRIVATE_KEY=0x${key}\n`
    const here = ['.env', 'projects/bot/.env.local', 'a/b/c/.env', 'direnv/.envrc', '.bashrc', '.config/hedge/.env']
    const there = ['a/b/c/d/.env', 'node_modules/x/.env', '.git/.env', 'notes.txt', 'env', '.environment']
    kept(home, Object.fromEntries([...here, ...there].map(file => [file, line])))
    kept(home, {
      '.bash_history': `ls\ncast send --private-key ${key}\n`,
      '.zsh_history': `: 1700000000:0;export PK=0x${key}\n`,
      '.local/share/fish/fish_history': `- cmd: set -x MNEMONIC x\n  when: 1\n`,
      '.config/systemd/user/bot.service': `[Service]\nEnvironment=PRIVATE_KEY=${key}\n`,
      '.config/systemd/user/bot.service.d/env.conf': `[Service]\nEnvironment=RPC_URL=https://mainnet.infura.io/v3/${key.slice(32)}\n`,
      mine_history: `x\n\nSEED_KEY=0x${key}\n`,
    })
    const { leaks, unread, read } = await found(groundIn(home, { env: { HISTFILE: join(home, 'mine_history') } }))
    expect(leaks.toSorted()).toEqual(
      [
        ...here.map(file => `~/${file}:1 private-key`),
        '~/.bash_history:2 private-key',
        '~/.zsh_history:1 private-key',
        '~/.config/systemd/user/bot.service:2 private-key',
        '~/.config/systemd/user/bot.service.d/env.conf:2 rpc-key',
        '~/mine_history:3 private-key',
      ].toSorted(),
    )
    expect(unread).toEqual([])
    expect(read).toBe(here.length + 6)
  })

  it('are read once, by links too; pipes, devices and empty names hold nothing', async () => {
    const home = temporaryHome()
    kept(home, { 'dotfiles/env': `PRIVATE_KEY=${key}\n`, 'x/y': '' })
    symlinkSync(join(home, 'dotfiles/env'), join(home, '.env'))
    symlinkSync(join(home, 'dotfiles/env'), join(home, '.env.copy'))
    symlinkSync('/dev/null', join(home, '.bash_history'))
    symlinkSync(join(home, 'nowhere'), join(home, '.zshrc'))
    symlinkSync(home, join(home, 'x', 'loop'))
    execFileSync('mkfifo', [join(home, '.env.pipe')])
    mkdirSync(join(home, '.env.folder'))
    const { leaks, unread } = await found(groundIn(home))
    expect(leaks).toHaveLength(1)
    expect(unread).toEqual([])
  })

  it('in a file that is huge, are those of its beginning, and that is said', async () => {
    const home = temporaryHome()
    kept(home, { '.env': `PRIVATE_KEY=${key}\n` })
    truncateSync(join(home, '.env'), 8 * 1024 * 1024 * 1024)
    const { leaks, unread } = await found(groundIn(home))
    expect(leaks).toEqual(['~/.env:1 private-key'])
    expect(unread).toEqual([{ path: '~/.env', why: 'too-large' }])
  })

  it('what is too much or too late is said', async () => {
    const home = temporaryHome()
    kept(home, Object.fromEntries(Array.from({ length: 5 }, (_, n) => [`.env.${n}`, 'x'])))
    const few = await found(groundIn(home), { files: 3 })
    expect([few.read, few.unread.map(({ why }) => why)]).toEqual([3, ['too-many', 'too-many']])
    const narrow = await found(groundIn(home), { entries: 2 })
    expect(narrow.unread).toEqual(expect.arrayContaining([{ path: '~', why: 'too-many' }]))
    const late = await found(groundIn(home), { time: -1 })
    expect([late.read, late.unread.some(({ why }) => why === 'too-late')]).toEqual([0, true])
  })

  it('what is closed to us is said', async () => {
    const home = temporaryHome()
    const ground = groundIn(home)
    kept(home, { '.env': 'x', 'closed/.env': 'x' })
    for (const path of ['', '.config', '.config/hedge']) chmodSync(join(home, path), 0o755)
    chmodSync(join(home, '.env'), 0o000)
    chmodSync(join(home, 'closed'), 0o000)
    const { unread } = await asAnother(() => found({ ...ground, cwd: home }))
    chmodSync(join(home, 'closed'), 0o700)
    expect(unread).toEqual(
      expect.arrayContaining([
        { path: '~/.env', why: 'unreadable' },
        { path: '~/closed', why: 'unreadable' },
      ]),
    )
  })

  it('under names of any bytes, in any encoding, by a name that is a key', async () => {
    const home = temporaryHome()
    writeFileSync(Buffer.concat([Buffer.from(`${home}/.env.`), Buffer.from([0xff, 0xfe])]), `PRIVATE_KEY=${key}`)
    writeFileSync(join(home, '.env.windows'), Buffer.from(`\ufeffPRIVATE_KEY=${key}`, 'utf16le'))
    writeFileSync(join(home, `.env.${key}`), Buffer.concat([Buffer.from([0xff, 0x00]), Buffer.from(`\nPK=${key}`)]))
    const { leaks } = await found(groundIn(home))
    expect(leaks.toSorted()).toEqual([
      '~/.env.??:1 private-key',
      '~/.env.windows:1 private-key',
      '~/.env.…:2 private-key',
    ])
  })

  it('the identity that opens our own vault is none of them', async () => {
    const home = temporaryHome()
    kept(home, { '.env.vault': `AGE-SECRET-KEY-1${'QPZRY9X8GF2TVDW0S3JN'.repeat(3)}\n` })
    const ground = groundIn(home)
    expect((await found(ground)).leaks).toEqual(['~/.env.vault:1 identity'])
    const env = { HEDGE_VAULT_IDENTITY_FILE: join(home, '.env.vault') }
    expect((await found({ ...ground, env })).leaks).toEqual([])
  })

  it('are read only where it was asked for, and nothing of them is in what is told', async () => {
    const home = temporaryHome()
    kept(home, { '.env': `PRIVATE_KEY=${key}\nRPC_URL=https://me:pass@rpc.example.com/${key.slice(0, 30)}\n` })
    const ground = groundIn(home)
    expect((await factsOf(ground)).deep).toBeNull()
    const facts = await factsOf(ground, true)
    expect(told(facts.deep!).leaks).toHaveLength(2)
    const text = JSON.stringify(facts)
    for (const part of [key, key.slice(0, 12), key.slice(-12), 'me:pass']) expect(text).not.toContain(part)
  })
})
