import { describe, expect, it } from 'vitest'
import type { Secret } from '../../src/domain/secret.ts'
import type { SecretStore, StoreChoice } from '../../src/domain/secretStore.ts'
import { Killed, killableGround } from './support/killable.ts'

const secrets = {
  'hedge/abcdef0123456789/wallet': '0x01',
  'hedge/abcdef0123456789/account': '0x02',
  'rpc/base': 'https://one.example',
  'rpc/base/2': 'https://two.example',
}
const exec = (command: string): StoreChoice => ({ kind: 'exec', command, arguments: [] })
const keychain: StoreChoice = { kind: 'keychain' }
const vault: StoreChoice = { kind: 'vault' }

const apart = (choice: StoreChoice) => (choice.kind === 'exec' ? choice.command : choice.kind)

const ways: [string, StoreChoice, StoreChoice][] = [
  ['keychain to vault', keychain, vault],
  ['vault to keychain', vault, keychain],
  ['vault to exec', vault, exec('/one')],
  ['exec to keychain', exec('/one'), keychain],
  ['one program to another', exec('/one'), exec('/two')],
]

async function readyGround(from: StoreChoice, managerOf = apart, seenBy?: Parameters<typeof killableGround>[2]) {
  const ground = killableGround(from, managerOf, seenBy)
  await ground.prepare(secrets)
  return ground
}
type Ground = Awaited<ReturnType<typeof readyGround>>

/** Everything in the store in use, nothing anywhere else, and no move in the settings. */
function expectWhole(ground: Ground, wanted: Readonly<Record<string, string>> = secrets) {
  const { store, moving } = ground.document()
  expect(moving).toBeUndefined()
  expect(Object.fromEntries(ground.keptBy(store))).toEqual(wanted)
  const others = Object.values(ground.managers).filter(kept => kept !== ground.keptBy(store))
  expect(others.flatMap(kept => [...kept.keys()])).toEqual([])
}

/** A secret that is in none of the stores is lost, whatever runs next. */
function expectNoneLost({ managers, document, keptBy }: Ground) {
  const everywhere = new Map(Object.values(managers).flatMap(kept => [...kept]))
  const inUse = keptBy(document().store)
  for (const [key, text] of Object.entries(secrets)) {
    expect(everywhere.get(key)).toBe(text)
    // No moment in which the store in use lacks one.
    expect(inUse.get(key)).toBe(text)
  }
}

describe.each(ways)('a move from %s', (_way, from, to) => {
  it('takes everything along and leaves nothing', async () => {
    const ground = await readyGround(from)
    await ground.run(to)
    expect(ground.document().store).toEqual(to)
    expectWhole(ground)
  })

  it.each([
    ['the same again', to],
    ['the way back', from],
    ['hedge store', 'settle'],
    ['a third store', exec('/third')],
  ] as const)(
    'loses and orphans nothing when it dies before any of its steps, and then comes %s',
    async (_what, then) => {
      const steps = await (await readyGround(from)).run(to)
      expect(steps).toBeGreaterThan(20)
      for (let dieAt = 0; dieAt < steps; dieAt += 1) {
        const ground = await readyGround(from)
        await expect(ground.run(to, dieAt)).rejects.toThrow(Killed)
        expectNoneLost(ground)
        await ground.run(then)
        expectWhole(ground)
        if (then !== 'settle') expect(ground.document().store).toEqual(then)
      }
    },
  )

  it('survives a second death in the clearing up', async () => {
    const steps = await (await readyGround(from)).run(to)
    for (let dieAt = 3; dieAt < steps; dieAt += 5) {
      for (let again = 0; again < steps; again += 3) {
        const ground = await readyGround(from)
        await ground.run(to, dieAt).catch(() => {})
        await ground.run(to, again).catch(() => {})
        expectNoneLost(ground)
        await ground.run(to)
        expectWhole(ground)
      }
    }
  })

  it('clears away the copy of what was forgotten in between', async () => {
    const steps = await (await readyGround(from)).run(to)
    for (let dieAt = 0; dieAt < steps; dieAt += 1) {
      const ground = await readyGround(from)
      await ground.run(to, dieAt).catch(() => {})
      for (const key of ['rpc/base', 'rpc/base/2']) ground.keptBy(ground.document().store).delete(key)
      await ground.forget()
      await ground.run('settle')
      const { 'rpc/base': _one, 'rpc/base/2': _two, ...rest } = secrets
      expectWhole(ground, rest)
    }
  })
})

describe('a move between two programs', () => {
  it('deletes nothing where both lead into one secret manager, whenever it dies', async () => {
    const one = (_choice: StoreChoice) => 'the same'
    const steps = await (await readyGround(exec('/one'), one)).run(exec('/two'))
    for (let dieAt = 0; dieAt <= steps; dieAt += 1) {
      const ground = await readyGround(exec('/one'), one)
      await ground.run(exec('/two'), dieAt).catch(() => {})
      expectNoneLost(ground)
      await ground.run(exec('/two'))
      expect(ground.document()).toMatchObject({ store: exec('/two') })
      expectWhole(ground)
    }
  })
})

describe('a move between two programs of one manager that shows late what the other wrote', () => {
  const one = (_choice: StoreChoice) => 'the same'
  const program = (choice: StoreChoice) => (choice.kind === 'exec' ? choice.command : '')

  it.each([
    ['the mark', false],
    ['the mark, and that it is gone', true],
  ])('%s: nothing is lost, and the settings point to the new program', async (_what, alsoGone) => {
    const seen = (choice: StoreChoice, store: SecretStore): SecretStore => {
      let own: Secret | null = null
      // A mark reads as this program left it last.
      const get = async (key: string) => {
        if (key !== 'probe') return store.get(key)
        return program(choice) === '/two' || alsoGone ? own : store.get(key)
      }
      return {
        ...store,
        get,
        set: async (key, value) => {
          if (key === 'probe') own = value
          await store.set(key, value)
        },
        delete: async key => {
          if (key === 'probe') own = null
          return store.delete(key)
        },
      }
    }
    const ground = await readyGround(exec('/one'), one, seen)
    await ground.run(exec('/two'))
    expectNoneLost(ground)
    expect(ground.document()).toMatchObject({ store: exec('/two') })
    expectWhole(ground)
  })
})

describe('a manager that says it deleted, and keeps the copies', () => {
  it('is told of in its own words, and the journal stays', async () => {
    const keeps = (choice: StoreChoice, store: SecretStore): SecretStore =>
      choice.kind === 'exec' ? { ...store, delete: async key => (key === 'probe' ? store.delete(key) : true) } : store
    const ground = await readyGround(exec('/one'), apart, keeps)
    await expect(ground.run(vault)).rejects.toMatchObject({
      code: 'store-failed',
      message: 'your secret manager says it deleted, and still holds 4 of the secrets',
    })
    expectNoneLost(ground)
    expect(ground.document()).toMatchObject({ store: vault, moving: { from: exec('/one') } })
  })
})

describe('a move of nothing', () => {
  it('only proves that the other store opens', async () => {
    const ground = killableGround(keychain, apart)
    await ground.run(vault)
    expect(ground.document().store).toEqual(vault)
    expect(Object.values(ground.managers).map(kept => kept.size)).toEqual([0, 0])
  })
})
