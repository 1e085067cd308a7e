import { expect, it } from 'vitest'
import { wholeScope } from '../../src/domain/artifacts.ts'
import { known } from '../../src/domain/read.ts'
import { gather } from '../../src/gather/index.ts'
import { savedAudited } from '../../src/gather/saved/audited.ts'
import { empty, hedgeFacts, storeFactsOf } from '../checks/support/storeFactsOf.ts'
import { gap } from '../support/artifacts.ts'
import { fakeSources } from '../support/fakeSources.ts'

const read = (value: unknown) => savedAudited.storeFacts(JSON.parse(JSON.stringify(value)), 'storeFacts')
const two = storeFactsOf({
  hedges: [hedgeFacts('one'), hedgeFacts('two', { sharedWith: ['one'] })],
  holdings: gap('x'),
})

it.each([storeFactsOf(), two, empty])('is read again as it was saved', facts => expect(read(facts)).toEqual(facts))

it.each<[string, object]>([
  ['kind', { kind: 'cloud' }],
  ['holdings', { holdings: { ok: [{ key: 'rpc/base', holds: 'gold' }], at: '2026-11-20T12:00:00.000Z' } }],
  ['holdings', { holdings: { ok: [{ key: 'rpc/\u001b[31m', holds: 'url' }], at: '2026-11-20T12:00:00.000Z' } }],
  ['unattended', { unattended: { ok: { how: 'a\u0007' }, at: '2026-11-20T12:00:00.000Z' } }],
  ['persistent', { persistent: { ok: 'yes', at: '2026-11-20T12:00:00.000Z' } }],
  ['rpcs', { rpcs: [{ chain: 'base', place: -1, of: 1, setAt: '2026-11-20T12:00:00.000Z' }] }],
  ['webhooks', { webhooks: [{ name: '0xabc/../', setAt: '2026-11-20T12:00:00.000Z' }] }],
  ['vaultKeyAt', { vaultKeyAt: 'yesterday' }],
  ['hedges', { hedges: [{ ...hedgeFacts('one'), name: '0xabc' }] }],
  ['strays', { strays: undefined }],
])('is refused where %s is not what it should be', (field, change) => {
  expect(() => read({ ...storeFactsOf(), ...change })).toThrow(new RegExp(`storeFacts\\.${field}`))
})

it('a snapshot of before there were webhooks has none', () => {
  expect(read({ ...storeFactsOf(), webhooks: undefined })).toEqual(storeFactsOf())
  const some = storeFactsOf({ webhooks: [{ name: 'ops', setAt: '2026-11-20T12:00:00.000Z' }] })
  expect(read(some)).toEqual(some)
})

it('of the hedges those asked about are told; without a way to the store it is a gap', async () => {
  const scope = { ...wholeScope, names: ['two'] }
  const found = await gather(['storeFacts'], fakeSources([], { scope, storeFacts: async () => two }))
  expect(known(found.storeFacts)?.hedges.map(({ name }) => name)).toEqual(['two'])
  const none = await gather(['storeFacts'], fakeSources([]))
  expect(none.storeFacts).toMatchObject({ gap: { code: 'not-read' } })
})
