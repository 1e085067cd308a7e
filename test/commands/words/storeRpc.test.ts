import { describe, expect, it } from 'vitest'
import { forgetRpc } from '../../../src/commands/words/forgetRpc.ts'
import { OldUrlLeft, type Replaced, storeRpc } from '../../../src/commands/words/storeRpc.ts'
import { sweepPending } from '../../../src/commands/words/sweepPending.ts'
import type { ActionContext } from '../../../src/domain/actionContext.ts'
import { mostRpcs, notesOf, placedNotes, rpcKeys } from '../../../src/domain/rpcKey.ts'
import { Secret } from '../../../src/domain/secret.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { deployment, fakeContext, measured } from '../../support/fakeContext.ts'

const proof = [{ what: 'chain-id', how: 'eth_chainId', at: '2026-01-01T00:00:00.000Z', result: '1' }]

const proved = (url: string) => ({
  url: new Secret(url),
  insecureHttp: false,
  proof,
  mode: deployment.mode,
  measured,
})

/** URLs in the order in which they are asked, as a run would find them. */
async function urls(context: ActionContext): Promise<(string | undefined)[]> {
  const keys = rpcKeys('mine', context.settings.rpcs().mine)
  const found = await (await context.secrets()).getMany(keys)
  return keys.map(key => found.get(key)?.reveal())
}

const countOf = async (context: ActionContext) =>
  ((await context.secrets()) as unknown as { secrets: Map<string, Secret> }).secrets.size

/** A URL in the place of what is asked for: a number means the one so far along in the order (from 0). */
async function put(context: ActionContext, url: string, replaced: 'all' | 'none' | number = 'all') {
  const which: Replaced = typeof replaced === 'number' ? placedNotes(context.settings.rpcs().mine)[replaced]! : replaced
  return (await storeRpc(context, 'mine', proved(url), which)).place
}

describe('storing a URL', () => {
  it('puts it after the others, in place of one, or of all', async () => {
    const context = fakeContext(temporaryHome())
    expect([await put(context, 'a', 'none'), await put(context, 'b', 'none'), await put(context, 'c', 'none')]).toEqual(
      [1, 2, 3],
    )
    expect(await put(context, 'B', 1)).toBe(2)
    expect(await put(context, 'A', 0)).toBe(1)
    expect(await urls(context)).toEqual(['A', 'B', 'c'])
    expect(await countOf(context)).toBe(3)
    expect(await put(context, 'all')).toBe(1)
    expect(await urls(context)).toEqual(['all'])
    expect(await countOf(context)).toBe(1)
    expect(await forgetRpc(context, 'mine')).toBe(1)
    expect(await countOf(context)).toBe(0)
    expect(context.settings.pending()).toEqual({})
  })

  it('takes no more than there may be, and each of them can still be replaced', async () => {
    const context = fakeContext(temporaryHome())
    for (let n = 0; n < mostRpcs; n += 1) await put(context, `${n}`, 'none')
    await expect(put(context, 'more', 'none')).rejects.toMatchObject({ code: 'too-many-rpcs' })
    for (let n = 0; n < mostRpcs; n += 1) await put(context, `new ${n}`, n)
    expect(await urls(context)).toEqual(['new 0', 'new 1', 'new 2', 'new 3', 'new 4'])
    expect(await countOf(context)).toBe(mostRpcs)
  })
})

describe('what was proved', () => {
  it('stands beside its endpoint in the write that names it; what was learned of those before it is forgotten', async () => {
    const learned: string[] = []
    const kept: (readonly string[])[] = []
    const base = fakeContext(temporaryHome())
    const chains = {
      ...base.chains,
      learned: (id: string) => void learned.push(id),
      forgetOthers: (_chain: string, ids: readonly string[]) => void kept.push(ids),
    }
    const written: unknown[] = []
    const noteRpc: typeof base.settings.noteRpc = async (chain, notes) => {
      written.push(notes)
      await base.settings.noteRpc(chain, notes)
    }
    const context = { ...base, chains, settings: { ...base.settings, noteRpc } }
    await put(context, 'a')
    await put(context, 'b', 'none')
    const at = context.now().toISOString()
    expect(written).toEqual([
      { setAt: at, proof },
      { setAt: at, proof, also: [{ setAt: at, proof }] },
    ])
    expect(learned).toEqual([`own/mine/1/${at}`, `own/mine/2/${at}`])
    expect(kept).toEqual([[`own/mine/1/${at}`], [`own/mine/1/${at}`, `own/mine/2/${at}`]])
    await forgetRpc(context, 'mine')
    expect(kept.at(-1)).toEqual([])
  })
})

describe('another process in between', () => {
  it('an endpoint that was replaced or moved since is not taken for the one that was meant', async () => {
    const context = fakeContext(temporaryHome())
    await put(context, 'a', 'none')
    await put(context, 'b', 'none')
    const [first, second] = placedNotes(context.settings.rpcs().mine)
    await put(context, 'A', 0)
    await expect(storeRpc(context, 'mine', proved('late'), first!)).rejects.toMatchObject({ code: 'rpc-changed' })
    await context.settings.noteRpc('mine', notesOf([second!, placedNotes(context.settings.rpcs().mine)[0]!]))
    expect((await storeRpc(context, 'mine', proved('B'), second!)).place).toBe(1)
    expect(await urls(context)).toEqual(['B', 'A'])
    expect(await countOf(context)).toBe(2)
  })

  it('what goes with it fails: the endpoints are as they were', async () => {
    const context = fakeContext(temporaryHome())
    for (const url of ['a', 'b']) await put(context, url, 'none')
    const before = structuredClone(context.settings.rpcs())
    const record = async () => {
      throw new Error('the name is taken')
    }
    await expect(storeRpc(context, 'mine', proved('new'), 'all', record)).rejects.toThrow('the name is taken')
    expect(context.settings.rpcs()).toEqual(before)
    expect(await urls(context)).toEqual(['a', 'b'])
    expect(await countOf(context)).toBe(2)
    expect(context.settings.pending()).toEqual({})
  })
})

describe('a manager that says it deleted, and keeps the item', () => {
  const keeping = (context: ActionContext): ActionContext => ({
    ...context,
    secrets: async () => ({ ...(await context.secrets()), kind: 'exec', delete: async () => true }),
  })
  const says = /your secret manager says it deleted, and still holds 1 of the secrets/

  it('is not believed by a rotation: the new URL is in use, the journal knows of the old one', async () => {
    const context = fakeContext(temporaryHome())
    await put(context, 'old')
    const rotated = put(keeping(context), 'new', 0)
    await expect(rotated).rejects.toThrow(OldUrlLeft)
    await expect(rotated).rejects.toMatchObject({ code: 'store-failed', exit: 4, message: expect.stringMatching(says) })
    expect(await urls(context)).toEqual(['new'])
    expect(Object.keys(context.settings.pending())).toEqual(['rpc/mine'])
  })

  it('nor by what forgets or sweeps: the notes and the journal stay', async () => {
    const context = fakeContext(temporaryHome())
    await put(context, 'url')
    await expect(forgetRpc(keeping(context), 'mine')).rejects.toMatchObject({ message: expect.stringMatching(says) })
    expect(await urls(context)).toEqual(['url'])
    await context.settings.noteRpc('mine', null)
    await context.settings.beginRpc('mine')
    const later = { ...keeping(context), now: () => new Date(Date.now() + 11 * 60_000) }
    await expect(sweepPending(later)).rejects.toMatchObject({ message: expect.stringMatching(says) })
    expect(Object.keys(context.settings.pending())).toEqual(['rpc/mine'])
  })
})

/** The same context, ended at its n-th step as a kill would: nothing after it happens, no taking back either. */
function killedAt(context: ActionContext, last: number): ActionContext {
  let step = 0
  const counted =
    <A extends unknown[], T>(work: (...asked: A) => Promise<T>) =>
    async (...asked: A): Promise<T> => {
      step += 1
      if (step > last) throw new Error('killed')
      return work(...asked)
    }
  const { settings } = context
  return {
    ...context,
    secrets: async () => {
      const store = await context.secrets()
      return { ...store, set: counted(store.set), delete: counted(store.delete) }
    },
    settings: {
      ...settings,
      beginRpc: counted(settings.beginRpc),
      noteRpc: counted(settings.noteRpc),
      endRpc: counted(settings.endRpc),
    },
  }
}

describe('ended at any step', () => {
  const later = (context: ActionContext) => ({ ...context, now: () => new Date(Date.now() + 11 * 60_000) })

  it.each([0, 1, 2, 3, 4, 5])('after %d: one of the two works, and a later run leaves no other', async steps => {
    const context = fakeContext(temporaryHome())
    for (const url of ['a', 'old', 'c']) await put(context, url, 'none')
    await put(killedAt(context, steps), 'new', 1).catch(error => expect((error.cause ?? error).message).toBe('killed'))
    const [first, second, third] = await urls(context)
    expect([first, third]).toEqual(['a', 'c'])
    expect(second).toBe(steps < 3 ? 'old' : 'new')
    await sweepPending(later(context))
    expect(await urls(context)).toEqual(['a', second, 'c'])
    expect(await countOf(context)).toBe(3)
    expect(context.settings.pending()).toEqual({})
  })

  it('the journal of a run that may be at work is left alone', async () => {
    const context = fakeContext(temporaryHome())
    await put(context, 'old')
    await put(killedAt(context, 2), 'new').catch(() => {})
    await sweepPending({ ...context, now: () => new Date() })
    expect(Object.keys(context.settings.pending())).toEqual(['rpc/mine'])
    expect(await countOf(context)).toBe(2)
  })
})
