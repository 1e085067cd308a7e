import { execFile, execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { emptyDocument } from '../../src/settings/document.ts'
import { openSettings } from '../../src/settings/settings.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { chain } from '../support/artifacts.ts'
import { hedgeOf as hedgeNamed } from '../support/fakeSources.ts'

const addHedges = fileURLToPath(new URL('./support/addHedges.ts', import.meta.url))
const newId = () => '0123456789abcdef'
const hedgeOf = (name: string) => ({ ...hedgeNamed(name), id: `00000000${name}` })
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)
const onPosix = it.skipIf(process.platform === 'win32')

describe('the settings file', () => {
  onPosix('is for its owner alone, in a folder for its owner alone', async () => {
    const folder = join(temporaryHome(), 'a', 'hedge')
    const settings = openSettings(folder, newId)
    await settings.setThreshold('drift.warning', 0.2)
    expect([modeOf(settings.path), modeOf(folder)]).toEqual(['600', '700'])
  })

  onPosix('closes a folder that stood open, and a file that did', async () => {
    const folder = join(temporaryHome(), 'hedge')
    mkdirSync(folder)
    chmodSync(folder, 0o755)
    const settings = openSettings(folder, newId)
    writeFileSync(settings.path, JSON.stringify(emptyDocument(newId())))
    chmodSync(settings.path, 0o644)
    await settings.setThreshold('drift.warning', 0.2)
    expect([modeOf(settings.path), modeOf(folder)]).toEqual(['600', '700'])
  })

  onPosix.each([0o602, 0o620, 0o666])('is not believed when others can write to it (%o)', async mode => {
    const settings = openSettings(temporaryHome(), newId)
    const exec = { kind: 'exec', command: '/nowhere/manager', arguments: [] } as const
    writeFileSync(settings.path, JSON.stringify({ ...emptyDocument(newId()), store: exec }))
    chmodSync(settings.path, mode)
    const refused = {
      code: 'settings-unreadable',
      message: expect.stringContaining('others can write to it'),
      hint: expect.stringContaining(`chmod 600 ${settings.path}`),
    }
    expect(() => settings.read()).toThrow(expect.objectContaining(refused))
    await expect(settings.setThreshold('legs.apart', 60)).rejects.toMatchObject(refused)
    expect(statSync(settings.path).mode & 0o777).toBe(mode)
  })

  onPosix('is a file, and nothing that makes its reader wait', () => {
    const settings = openSettings(temporaryHome(), newId)
    execFileSync('mkfifo', ['-m', '600', settings.path])
    expect(() => settings.read()).toThrow('it is not a file')
  })

  it('is not made by reading', () => {
    const folder = join(temporaryHome(), 'hedge')
    const settings = openSettings(folder, newId)
    expect([settings.hedges(), settings.rpcs(), settings.pending()]).toEqual([[], {}, {}])
    expect(settings.thresholds()['drift.warning']).toBe(0.1)
    expect(() => statSync(folder)).toThrow('ENOENT')
  })

  it('is the same to whoever opens it next, and leaves nothing beside it', async () => {
    const folder = temporaryHome()
    const settings = openSettings(folder, newId)
    await settings.saveHedge(hedgeOf('one'))
    await settings.addChain({ ...chain, name: 'mine' })
    await settings.noteRpc('mine', { setAt: '2026-01-01T00:00:00.000Z', insecureHttp: true })
    await settings.setThreshold('legs.apart', 60)
    const again = openSettings(folder, () => 'another-installation')
    expect(again.read()).toEqual(settings.read())
    expect(again.read()).toMatchObject({
      installation: newId(),
      hedges: [hedgeOf('one')],
      chains: [{ name: 'mine' }],
      rpcs: { mine: { insecureHttp: true } },
      thresholds: { 'legs.apart': 60 },
    })
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })

  it('takes back what it was given', async () => {
    const settings = openSettings(temporaryHome(), newId)
    const before = emptyDocument(newId())
    await settings.saveHedge(hedgeOf('one'))
    await settings.addChain({ ...chain, name: 'mine' })
    await settings.noteRpc('mine', { setAt: '2026-01-01T00:00:00.000Z' })
    await settings.setThreshold('legs.apart', 60)
    await settings.removeHedge(hedgeOf('one').id)
    await settings.removeChain('mine')
    await settings.noteRpc('mine', null)
    await settings.unsetThreshold('legs.apart')
    expect(settings.read()).toEqual(before)
    expect(settings.thresholds()['legs.apart']).toBe(120)
  })

  it.each([
    ['cut short', '{"version":1,', 'it is not JSON'],
    ['empty', '', 'it is not JSON'],
    ['another thing', '[]', 'it is not an object'],
    ['of another version', JSON.stringify({ ...emptyDocument(newId()), version: 2 }), 'its version is not 1'],
  ])('that is %s is refused with its reason, and never overwritten', async (_what, text, reason) => {
    const settings = openSettings(temporaryHome(), newId)
    writeFileSync(settings.path, text)
    expect(() => settings.read()).toThrow(reason)
    for (const change of [settings.setThreshold('legs.apart', 60), settings.saveHedge(hedgeOf('one'))]) {
      await expect(change).rejects.toMatchObject({
        code: 'settings-unreadable',
        message: expect.stringContaining(reason),
      })
    }
    expect(readFileSync(settings.path, 'utf8')).toBe(text)
  })
})

describe('a hedge', () => {
  it('is journalled before it is saved, and no longer after', async () => {
    const settings = openSettings(temporaryHome(), newId)
    const hedge = hedgeOf('one')
    await settings.beginHedge(hedge.id)
    expect(Object.keys(settings.pending())).toEqual([hedge.id])
    expect(Date.parse(settings.pending()[hedge.id]!)).toBeGreaterThan(Date.now() - 60_000)
    expect(openSettings(join(settings.path, '..'), newId).pending()).toEqual(settings.pending())
    await settings.saveHedge(hedge)
    expect([settings.pending(), settings.hedges()]).toEqual([{}, [hedge]])
    await settings.beginHedge('0000000000two')
    await settings.removeHedge('0000000000two')
    expect([settings.pending(), settings.hedges()]).toEqual([{}, [hedge]])
  })

  it('takes no name that is another one’s, and may change its own', async () => {
    const settings = openSettings(temporaryHome(), newId)
    await settings.saveHedge(hedgeOf('one'))
    const other = { ...hedgeOf('two'), name: 'one' }
    await settings.beginHedge(other.id)
    await expect(settings.saveHedge(other)).rejects.toMatchObject({ code: 'name-taken' })
    expect([settings.hedges(), Object.keys(settings.pending())]).toEqual([[hedgeOf('one')], [other.id]])
    await settings.saveHedge({ ...hedgeOf('one'), name: 'renamed' })
    expect(settings.hedges().map(({ name }) => name)).toEqual(['renamed'])
  })

  it('stays in its place among the others when it is changed', async () => {
    const settings = openSettings(temporaryHome(), newId)
    for (const name of ['one', 'two', 'three']) await settings.saveHedge(hedgeOf(name))
    await settings.saveHedge({ ...hedgeOf('one'), target: '0.5' })
    expect(settings.hedges().map(({ name, target }) => [name, target])).toEqual([
      ['one', '0.5'],
      ['two', hedgeOf('two').target],
      ['three', hedgeOf('three').target],
    ])
  })
})

describe('processes that write at once', () => {
  it('lose nothing of one another', async () => {
    const folder = join(temporaryHome(), 'hedge')
    const run = promisify(execFile)
    const names = ['a', 'b', 'c', 'd']
    await Promise.all(names.map(name => run(process.execPath, [addHedges, folder, name, '5'])))
    const settings = openSettings(folder, newId)
    const expected = names.flatMap(name => [0, 1, 2, 3, 4].map(n => `${name}-${n}`))
    expect(
      settings
        .hedges()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(expected)
    expect(settings.pending()).toEqual({})
    expect(settings.read().installation).toMatch(/^installation0[abcd]$/)
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })

  it('agree on one installation from the very first', async () => {
    const folder = join(temporaryHome(), 'hedge')
    const opened = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc'].map(id => openSettings(folder, () => id))
    // Each has read that there is nothing before any has written.
    for (const settings of opened) settings.read()
    const settled = await Promise.all(opened.map(settings => settings.settled()))
    expect(new Set(settled.map(({ installation }) => installation)).size).toBe(1)
    expect(openSettings(folder, newId).read().installation).toBe(settled[0]!.installation)
  })
})
