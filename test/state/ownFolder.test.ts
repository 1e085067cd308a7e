import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openSettings } from '../../src/settings/settings.ts'
import { makePrivateDirectory } from '../../src/state/files.ts'
import { checkOwnFolder, makeFolder } from '../../src/state/ownFolder.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'

const badHome = (why: RegExp) =>
  expect.objectContaining({ code: 'bad-home', exit: 2, message: expect.stringMatching(why), hint: expect.any(String) })

describe('the folder of the settings and of the state', () => {
  it('is made with its parents, closed to others, and may be there', () => {
    const path = join(temporaryHome(), 'a', 'b', 'c')
    makeFolder(path)
    makeFolder(path)
    expect([path, join(path, '..')].map(folder => statSync(folder).mode & 0o777)).toEqual([0o700, 0o700])
  })

  it('is not one where everybody keeps something, and stays as it was', async () => {
    const shared = join(temporaryHome(), 'shared')
    mkdirSync(shared)
    chmodSync(shared, 0o1777)
    const settings = openSettings(shared, () => '0123456789abcdef')
    expect(() => settings.read()).toThrow(badHome(/sticky/))
    await expect(settings.setThreshold('legs.apart', 60)).rejects.toEqual(badHome(/sticky/))
    await expect(makePrivateDirectory(shared)).rejects.toEqual(badHome(/sticky/))
    expect(statSync(shared).mode & 0o7777).toBe(0o1777)
    const link = join(temporaryHome(), 'link')
    symlinkSync(shared, link)
    expect(() => checkOwnFolder(link)).toThrow(badHome(/sticky/))
  })

  it.skipIf(process.getuid?.() !== 0)('is not one of another user', async () => {
    const folder = temporaryHome()
    execFileSync('chown', ['65534', folder])
    expect(() => openSettings(folder, () => '0123456789abcdef').read()).toThrow(badHome(/another user/))
    await expect(makePrivateDirectory(folder)).rejects.toEqual(badHome(/another user/))
  })

  it.each(['hedge', './hedge', '../hedge', '~/hedge'])('is not the relative %s', async path => {
    expect(() => openSettings(path, () => '0123456789abcdef').read()).toThrow(badHome(/relative/))
    await expect(makePrivateDirectory(path)).rejects.toEqual(badHome(/relative/))
    expect(existsSync(path)).toBe(false)
  })

  it('is a folder', async () => {
    const file = join(temporaryHome(), 'file')
    writeFileSync(file, '')
    await expect(makePrivateDirectory(file)).rejects.toEqual(badHome(/not a folder/))
    await expect(makePrivateDirectory(join(file, 'a', 'state'))).rejects.toEqual(
      badHome(new RegExp(`cannot be there, for ${file} is not a folder`)),
    )
  })

  it.skipIf(!existsSync('/proc/self'))('is given up where none can be made', () => {
    // In a process of its own: one that never ends could not be stopped from within.
    const source = fileURLToPath(new URL('../../src/state/files.ts', import.meta.url))
    const script = `import { makePrivateDirectory } from ${JSON.stringify(source)}
      await makePrivateDirectory('/proc/self/a/state').catch(error => console.log(error.code))`
    const flags = ['--input-type=module', '--eval', script]
    expect(execFileSync(process.execPath, flags, { timeout: 10_000, killSignal: 'SIGKILL' }).toString()).toBe(
      'cannot-write\n',
    )
  })
})
