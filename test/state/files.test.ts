import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { makePrivateDirectory, sweepTemporary, writeNew, writeWhole } from '../../src/state/files.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'

describe('writeWhole', () => {
  it('makes a file for its owner only, or with exactly the mode asked for', async () => {
    const home = temporaryHome()
    await writeWhole(join(home, 'private'), 'text')
    await writeWhole(join(home, 'public'), 'text', 0o666)
    expect(statSync(join(home, 'private')).mode & 0o777).toBe(0o600)
    expect(statSync(join(home, 'public')).mode & 0o777).toBe(0o666)
  })

  it('replaces content and mode, and leaves nothing beside', async () => {
    const path = join(temporaryHome(), 'file')
    writeFileSync(path, 'old and longer', { mode: 0o644 })
    await writeWhole(path, new Uint8Array([0x6e, 0x65, 0x77]))
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(path, '..'))).toEqual(['file'])
  })

  it('replaces a link, not what it points to', async () => {
    const home = temporaryHome()
    writeFileSync(join(home, 'target'), 'untouched')
    symlinkSync(join(home, 'target'), join(home, 'link'))
    await writeWhole(join(home, 'link'), 'new')
    expect(readFileSync(join(home, 'target'), 'utf8')).toBe('untouched')
    expect(readFileSync(join(home, 'link'), 'utf8')).toBe('new')
  })

  it('has what a killed one left beside it swept away, and nothing else', async () => {
    const home = temporaryHome()
    for (const name of [
      'file',
      '.file.0123456789ab.tmp',
      '.file.tmp',
      '.file2.0123456789ab.tmp',
      'file.0123456789ab.tmp',
    ]) {
      writeFileSync(join(home, name), '')
    }
    await sweepTemporary(join(home, 'file'))
    expect(readdirSync(home).sort()).toEqual(['.file.tmp', '.file2.0123456789ab.tmp', 'file', 'file.0123456789ab.tmp'])
  })

  it('leaves nothing behind when it fails, and says which file', async () => {
    const home = temporaryHome()
    mkdirSync(join(home, 'taken', 'full'), { recursive: true })
    const failure = { name: 'Failure', code: 'cannot-write', message: expect.stringContaining(join(home, 'taken')) }
    await expect(writeWhole(join(home, 'taken'), 'text')).rejects.toMatchObject(failure)
    expect(readdirSync(home)).toEqual(['taken'])
    await expect(writeWhole(join(home, 'nowhere', 'file'), 'text')).rejects.toMatchObject({ code: 'cannot-write' })
  })

  it('leaves the old content or the new when it is killed', async () => {
    const path = join(temporaryHome(), 'file')
    await writeWhole(path, '0'.repeat(200_000))
    const script = fileURLToPath(new URL('./support/writeForever.ts', import.meta.url))
    for (let round = 0; round < 6; round += 1) {
      const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] })
      await new Promise(resolve => child.stdout.once('data', resolve))
      await pause(10 + round * 7)
      const closed = new Promise(resolve => child.once('close', resolve))
      child.kill('SIGKILL')
      await closed
      expect(readFileSync(path, 'utf8')).toMatch(/^(\d)\1{199999}$/)
    }
  })
})

describe('writeNew', () => {
  it('never touches what is there, a dangling link included', async () => {
    const home = temporaryHome()
    writeFileSync(join(home, 'file'), 'old')
    symlinkSync(join(home, 'elsewhere'), join(home, 'link'))
    for (const name of ['file', 'link']) {
      await expect(writeNew(join(home, name), 'new')).rejects.toMatchObject({ code: 'EEXIST' })
    }
    expect(readFileSync(join(home, 'file'), 'utf8')).toBe('old')
    expect(readdirSync(home).sort()).toEqual(['file', 'link'])
  })
})

describe('makePrivateDirectory', () => {
  it('closes every directory it makes', async () => {
    const home = temporaryHome()
    await makePrivateDirectory(join(home, 'a', 'b'))
    for (const path of ['a', 'a/b']) expect(statSync(join(home, path)).mode & 0o777).toBe(0o700)
    writeFileSync(join(home, 'file'), '')
    await expect(makePrivateDirectory(join(home, 'file', 'x'))).rejects.toMatchObject({ code: 'bad-home' })
  })
})
