import { appendFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { headKey } from '../../src/domain/accessLog.ts'
import { Secret } from '../../src/domain/secret.ts'
import { type SecretStore, StoreFailure } from '../../src/domain/secretStore.ts'
import { mostBytes } from '../../src/state/accessLog/append.ts'
import { lineOf, sealed } from '../../src/state/accessLog/entry.ts'
import { logPath, mostOld } from '../../src/state/accessLog/logFile.ts'
import { readLog } from '../../src/state/accessLog/readLog.ts'
import { openAccessLog } from '../../src/state/accessLog.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { memoryStore } from '../support/fakeContext.ts'
import { linesIn, putLines } from './support/logs.ts'

/** One run after another over the same store and folder. */
function stage(store: SecretStore = memoryStore()) {
  const folder = join(temporaryHome(), 'state')
  const warnings: string[] = []
  const open = (command = 'status') => {
    const log = openAccessLog({
      folder,
      command,
      by: () => 'pipe',
      now: () => new Date(),
      warn: line => void warnings.push(line),
    })
    return { ...log, store: log.logged(store), close: () => log.close(store) }
  }
  const told = async () =>
    (await readLog(folder, null)).entries.map(
      ({ act, keys, result, command }) => `${command}: ${act} ${keys} ${result}`,
    )
  return { folder, warnings, open, told, store }
}

const locked = async () => {
  throw new StoreFailure('store-locked', 'it is locked', 'unlock it')
}

describe('a store whose use is logged', () => {
  it('tells every read and change before its result is handed out', async () => {
    const { open, told, store } = stage()
    const run = open('add')
    await run.store.set('rpc/base', new Secret('https://x.example'))
    expect(await told()).toEqual(['add: set rpc/base begun', 'add: set rpc/base ok'])
    expect((await run.store.get('rpc/base'))?.reveal()).toBe('https://x.example')
    await run.store.getMany(['rpc/base', 'hedge/a/wallet'])
    await run.store.delete('rpc/base')
    await run.store.delete('rpc/base')
    expect((await told()).slice(2)).toEqual([
      'add: read rpc/base ok',
      'add: read hedge/a/wallet missing',
      'add: delete rpc/base begun',
      'add: delete rpc/base ok',
      'add: delete rpc/base begun',
      'add: delete rpc/base missing',
    ])
    expect((store as ReturnType<typeof memoryStore>).secrets.size).toBe(0)
  })

  it('makes one entry of what is read at once, and none of what asks for nothing', async () => {
    const { open, told } = stage()
    const { store } = open()
    await Promise.all([store.getMany([]), ...['base', 'celo', 'ink'].map(chain => store.getMany([`rpc/${chain}`]))])
    const entries = await told()
    expect(entries).toHaveLength(1)
    await store.get('probe')
    expect((await told()).at(-1)).toBe('status: open  ok')
  })

  it('tells of a key once while a run reads it again and again, and anew after a change', async () => {
    const { open, told } = stage()
    const { store } = open()
    await store.set('rpc/base', new Secret('x'))
    for (let time = 0; time < 3; time += 1) await store.getMany(['rpc/base', 'rpc/ink'])
    await store.getMany(['rpc/base', 'rpc/celo'])
    await store.set('rpc/base', new Secret('y'))
    await store.get('rpc/base')
    expect((await told()).filter(line => line.includes('read'))).toEqual([
      'status: read rpc/base ok',
      'status: read rpc/ink missing',
      'status: read rpc/celo missing',
      'status: read rpc/base ok',
    ])
  })

  it('tells how a store refused', async () => {
    const { open, told } = stage({ ...memoryStore(), getMany: locked, set: locked })
    const { store } = open()
    await expect(store.getMany(['rpc/base'])).rejects.toThrow('it is locked')
    await expect(store.set('rpc/base', new Secret('x'))).rejects.toThrow('it is locked')
    expect(await told()).toEqual([
      'status: read rpc/base locked',
      'status: set rpc/base begun',
      'status: set rpc/base locked',
    ])
  })
})

describe('the head', () => {
  it('goes to the store after a change, and after none but a change', async () => {
    const { open, store, folder } = stage()
    const reading = open()
    await reading.store.get('rpc/base')
    await reading.close()
    expect(await store.get(headKey)).toBeNull()
    const changing = open('rpc set')
    await changing.store.set('rpc/base', new Secret('x'))
    await changing.close()
    const last = (await readLog(folder, null)).entries.at(-1)!
    expect((await store.get(headKey))?.reveal()).toBe(`${last.n} ${last.hash}`)
    // What the log does for itself is in no log.
    expect(last).toMatchObject({ n: 3, act: 'set', result: 'ok' })
  })

  it('does not cover up what was cut off before it: the log says it', async () => {
    const { open, folder, told, store } = stage()
    const first = open('rpc set')
    for (const chain of ['base', 'celo']) await first.store.set(`rpc/${chain}`, new Secret('x'))
    await first.close()
    putLines(folder, linesIn(folder).slice(0, 2))
    const second = open('rpc set')
    await second.store.set('rpc/ink', new Secret('x'))
    await second.close()
    expect((await told()).at(-1)).toBe('rpc set: parted  ok')
    const { entries } = await readLog(folder, null)
    expect((await store.get(headKey))?.reveal()).toBe(`${entries.at(-1)!.n} ${entries.at(-1)!.hash}`)
  })

  it('is told of a new file by the run that began it, also where its change was refused', async () => {
    const memory = memoryStore()
    const { open, folder, store } = stage({
      ...memory,
      set: async (key, value) => (key === 'rpc/ink' ? locked() : memory.set(key, value)),
    })
    const first = open('rpc set')
    await first.store.set('rpc/base', new Secret('x'))
    await first.close()
    // Large enough for the next entry to begin a new file.
    appendFileSync(logPath(folder), `${'x'.repeat(mostBytes)}\n`)
    const second = open('rpc set')
    await expect(second.store.set('rpc/ink', new Secret('x'))).rejects.toThrow('it is locked')
    await second.close()
    const last = (await readLog(folder, null)).entries.at(-1)!
    expect((await store.get(headKey))?.reveal()).toBe(`${last.n} ${last.hash}`)
  })

  it('does not take a log that begins behind it for one that was rotated', async () => {
    const { open, folder, told } = stage()
    const first = open('rpc set')
    await first.store.set('rpc/base', new Secret('x'))
    await first.close()
    const { hash: _hash, ...entry } = (await readLog(folder, null)).entries.at(-1)!
    putLines(folder, [lineOf(sealed({ ...entry, n: 5_000 })).trimEnd()])
    putLines(folder, [], mostOld)
    const second = open('rotate')
    await second.store.set('rpc/base', new Secret('y'))
    await second.close()
    expect((await told()).at(-1)).toBe('rotate: parted  ok')
  })

  it('that cannot be written is a warning, and no failure of what was done', async () => {
    const memory = memoryStore()
    const set: SecretStore['set'] = async (key, value) => (key === headKey ? locked() : memory.set(key, value))
    const { open, warnings } = stage({ ...memory, set })
    const run = open('rpc set')
    await run.store.set('rpc/base', new Secret('x'))
    await run.close()
    expect(warnings).toEqual(['the secret store was not told how far the access log goes: it is locked'])
  })
})

describe('a log that cannot be written', () => {
  const blocked = () => {
    const place = stage()
    mkdirSync(logPath(place.folder), { recursive: true })
    return place
  }

  it('lets reads through with one warning', async () => {
    const { open, warnings, store } = blocked()
    await store.set('rpc/base', new Secret('x'))
    const run = open()
    expect((await run.store.get('rpc/base'))?.reveal()).toBe('x')
    await run.store.get('rpc/base')
    await run.close()
    expect(warnings).toEqual([expect.stringMatching(/^what was read is not in the access log: /)])
  })

  it('stops a key from being set', async () => {
    const { open, store } = blocked()
    const refused = open('rpc set').store.set('rpc/base', new Secret('x'))
    await expect(refused).rejects.toMatchObject({
      code: 'log-unwritable',
      message: expect.stringMatching(/^no key is set without an entry in the access log: /),
    })
    expect(await store.get('rpc/base')).toBeNull()
  })

  it('does not stop a key from being deleted', async () => {
    const { open, warnings, store } = blocked()
    await store.set('rpc/base', new Secret('x'))
    expect(await open('rpc remove').store.delete('rpc/base')).toBe(true)
    expect(await store.get('rpc/base')).toBeNull()
    expect(warnings).toEqual([expect.stringMatching(/^what was deleted is not in the access log: /)])
  })

  it('is written again as soon as it can be', async () => {
    const { open, folder, told } = blocked()
    rmSync(logPath(folder), { recursive: true })
    await open().store.get('rpc/base')
    expect(existsSync(logPath(folder))).toBe(true)
    expect(await told()).toEqual(['status: read rpc/base missing'])
  })
})
