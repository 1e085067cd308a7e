import { describe, expect, it } from 'vitest'
import { storeWebhook } from '../../../src/commands/notify/storeTarget.ts'
import { sweepPending } from '../../../src/commands/words/sweepPending.ts'
import type { ActionContext } from '../../../src/domain/actionContext.ts'
import type { WebhookNote } from '../../../src/domain/notifyTarget.ts'
import { Secret } from '../../../src/domain/secret.ts'
import { StoreFailure } from '../../../src/domain/secretStore.ts'
import { secretKeys } from '../../../src/settings/secretKeys.ts'
import { openSettings } from '../../../src/settings/settings.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { fakeContext, memoryStore } from '../../support/fakeContext.ts'

const pair = (name: string) => ({ url: new Secret(`url ${name}`), hmac: new Secret(`hmac ${name}`) })

function ground(broken: (key: string) => boolean = () => false) {
  const folder = temporaryHome()
  const store = memoryStore()
  let shut = true
  const context: ActionContext = {
    ...fakeContext(folder),
    now: () => new Date(),
    secrets: async () => ({
      ...store,
      set: async (key, value) => {
        if (shut && broken(key)) throw new StoreFailure('store-failed', 'full', 'hedge store')
        await store.set(key, value)
      },
      delete: async key => {
        if (shut && broken(`delete ${key}`)) throw new StoreFailure('store-locked', 'shut', 'hedge store')
        return store.delete(key)
      },
    }),
  }
  const held = () => Object.fromEntries([...store.secrets].map(([key, secret]) => [key, secret.reveal()]))
  const later = () => ({ ...context, now: () => new Date(Date.now() + 3_600_000) })
  const open = () => {
    shut = false
  }
  return { context, held, later, open, folder }
}

const note = ({ settings }: ActionContext) => settings.notifyTargets().ops as WebhookNote

describe('what opens a webhook and what signs for it', () => {
  it('lie beside the old ones until the note names them, and turn by turn at two places', async () => {
    const { context, held } = ground()
    await storeWebhook(context, 'ops', pair('1'), null)
    expect(held()).toEqual({ 'notify/ops/url': 'url 1', 'notify/ops/hmac': 'hmac 1' })
    await storeWebhook(context, 'ops', pair('2'), note(context))
    expect(held()).toEqual({ 'notify/ops/url/2': 'url 2', 'notify/ops/hmac/2': 'hmac 2' })
    await storeWebhook(context, 'ops', pair('3'), note(context))
    expect(held()).toEqual({ 'notify/ops/url': 'url 3', 'notify/ops/hmac': 'hmac 3' })
    expect(context.settings.pending()).toEqual({})
  })

  it('stay the old ones where one of the new does not fit', async () => {
    const { context, held } = ground(key => key === 'notify/ops/hmac/2')
    await storeWebhook(context, 'ops', pair('1'), null)
    await expect(storeWebhook(context, 'ops', pair('2'), note(context))).rejects.toMatchObject({ code: 'store-failed' })
    expect(held()).toEqual({ 'notify/ops/url': 'url 1', 'notify/ops/hmac': 'hmac 1' })
    expect({ pending: context.settings.pending(), ...note(context) }).toMatchObject({ pending: {}, kind: 'webhook' })
    expect(note(context)).not.toHaveProperty('place')
  })

  it('of which the old ones stay in the journal where they do not go, and go with a later run', async () => {
    const { context, held, later, open } = ground(key => key === 'delete notify/ops/url')
    await storeWebhook(context, 'ops', pair('1'), null)
    await expect(storeWebhook(context, 'ops', pair('2'), note(context))).rejects.toMatchObject({
      message: expect.stringContaining('the new URL is in use'),
    })
    expect(Object.keys(context.settings.pending())).toEqual(['notify/ops'])
    open()
    await sweepPending(later())
    expect(held()).toEqual({ 'notify/ops/url/2': 'url 2', 'notify/ops/hmac/2': 'hmac 2' })
    expect(context.settings.pending()).toEqual({})
  })

  it('are cleared away where a run was killed before their note', async () => {
    const { context, held, later } = ground()
    await context.settings.beginTarget('ops')
    await (await context.secrets()).set('notify/ops/url', new Secret('url 1'))
    await sweepPending(context)
    expect(Object.keys(held())).toHaveLength(1)
    await sweepPending(later())
    expect({ held: held(), pending: context.settings.pending() }).toEqual({ held: {}, pending: {} })
  })

  it('are not put in the place of what another run has changed meanwhile', async () => {
    const { context } = ground()
    await storeWebhook(context, 'ops', pair('1'), null)
    await expect(storeWebhook(context, 'ops', pair('2'), null)).rejects.toMatchObject({ code: 'target-changed' })
  })

  it('are among what a move of the store moves', async () => {
    const { context, folder } = ground()
    await storeWebhook(context, 'ops', pair('1'), null)
    await context.settings.noteTarget('page', { kind: 'command', setAt: 'x', program: '/bin/x', arguments: [] })
    const document = openSettings(folder, () => '').read()
    expect(secretKeys(document)).toEqual(['notify/ops/url', 'notify/ops/hmac', 'log/head'])
    await context.settings.beginTarget('next')
    const journalled = secretKeys(openSettings(folder, () => '').read())
    expect(journalled.filter(key => key.startsWith('notify/next/'))).toHaveLength(4)
  })
})
