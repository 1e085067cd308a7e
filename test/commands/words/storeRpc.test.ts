import { describe, expect, it } from 'vitest'
import { forgetRpc } from '../../../src/commands/words/forgetRpc.ts'
import { type Replaced, storeRpc } from '../../../src/commands/words/storeRpc.ts'
import { sweepPending } from '../../../src/commands/words/sweepPending.ts'
import type { ActionContext } from '../../../src/domain/actionContext.ts'
import { mostRpcs, rpcKeys } from '../../../src/domain/rpcKey.ts'
import { Secret } from '../../../src/domain/secret.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { fakeContext } from '../../support/fakeContext.ts'

/** URLs in the order in which they are asked, as a run would find them. */
async function urls(context: ActionContext): Promise<(string | undefined)[]> {
  const keys = rpcKeys('mine', context.settings.rpcs().mine)
  const found = await (await context.secrets()).getMany(keys)
  return keys.map(key => found.get(key)?.reveal())
}

const countOf = async (context: ActionContext) =>
  ((await context.secrets()) as unknown as { secrets: Map<string, Secret> }).secrets.size

const put = (context: ActionContext, url: string, replaced?: Replaced) =>
  storeRpc(context, 'mine', new Secret(url), false, replaced)

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
    await put(killedAt(context, steps), 'new', 1).catch(error => expect(error.message).toBe('killed'))
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
