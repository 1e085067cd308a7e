import { expect, it } from 'vitest'
import { storeHedge } from '../../../src/commands/add/storeHedge.ts'
import type { ActionContext } from '../../../src/domain/actionContext.ts'
import { Secret } from '../../../src/domain/secret.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { deployment, fakeContext, measured } from '../../support/fakeContext.ts'
import { hedgeOf } from '../../support/fakeSources.ts'

const proof = [{ what: 'chain-id', how: 'eth_chainId', at: '2026-01-01T00:00:00.000Z', result: '1' }]
const addresses = { wallet: `0x${'a1'.repeat(20)}`, account: `0x${'a2'.repeat(20)}` } as const
const rpc = (url: string) => ({ url: new Secret(url), insecureHttp: false, proof, mode: deployment.mode, measured })

const twin = (id: string) => ({ ...hedgeOf('twin'), id })
const add = (context: ActionContext, id: string, url: string) =>
  storeHedge(context, twin(id), { ...addresses, newRpc: rpc(url) })

async function keptBy(context: ActionContext): Promise<Record<string, string>> {
  const { secrets } = (await context.secrets()) as unknown as { secrets: Map<string, Secret> }
  return Object.fromEntries([...secrets].map(([key, secret]) => [key, secret.reveal()]))
}

it('the second of two with one name leaves the endpoints, the hedge and the store as they are', async () => {
  const context = fakeContext(temporaryHome())
  await add(context, 'aaaaaaaaaaaaaaaa', 'of the winner')
  const [settings, secrets] = [structuredClone(context.settings.rpcs()), await keptBy(context)]
  await expect(add(context, 'bbbbbbbbbbbbbbbb', 'of the loser')).rejects.toMatchObject({ code: 'name-taken' })
  expect(context.settings.rpcs()).toEqual(settings)
  expect(await keptBy(context)).toEqual(secrets)
  expect(context.settings.hedges().map(({ id }) => id)).toEqual(['aaaaaaaaaaaaaaaa'])
  expect(context.settings.pending()).toEqual({})
})

it('where the record cannot be written, the endpoints that were there are given back', async () => {
  const context = fakeContext(temporaryHome())
  await add(context, 'aaaaaaaaaaaaaaaa', 'the one before')
  const [settings, secrets] = [structuredClone(context.settings.rpcs()), await keptBy(context)]
  const full = async () => {
    throw new Error('the disk is full')
  }
  const failing = { ...context, settings: { ...context.settings, saveHedge: full } }
  const other = { ...twin('bbbbbbbbbbbbbbbb'), name: 'other' }
  await expect(storeHedge(failing, other, { ...addresses, newRpc: rpc('new') })).rejects.toThrow('the disk is full')
  expect(context.settings.rpcs()).toEqual(settings)
  expect(await keptBy(context)).toEqual(secrets)
  expect(context.settings.pending()).toEqual({})
})

it('where the old URL cannot be deleted, the hedge stays with its new one, and that is told', async () => {
  const context = fakeContext(temporaryHome())
  await add(context, 'aaaaaaaaaaaaaaaa', 'old')
  const keeping: ActionContext = {
    ...context,
    secrets: async () => ({ ...(await context.secrets()), kind: 'exec', delete: async () => true }),
  }
  const other = { ...twin('bbbbbbbbbbbbbbbb'), name: 'other' }
  await expect(storeHedge(keeping, other, { ...addresses, newRpc: rpc('new') })).rejects.toMatchObject({
    message: expect.stringMatching(/^the new URL is in use.*your secret manager says it deleted, and still holds 1/),
  })
  expect(context.settings.hedges().map(({ name }) => name)).toEqual(['twin', 'other'])
  expect(Object.keys(context.settings.pending())).toEqual([`rpc/${other.chain}`])
})
