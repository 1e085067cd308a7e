import { describe, expect, it } from 'vitest'
import { gap, ok } from '../../support/artifacts.ts'
import { empty, holdingsOf, storeFactsOf, told, verdictsOf } from '../support/storeFactsOf.ts'

const ids = [
  'key-trade-impossible',
  'key-transfer-impossible',
  'key-withdraw-impossible',
  'key-account-changes-impossible',
]

describe.each(ids)('%s', id => {
  it('says why it holds', () => {
    const [verdict] = verdictsOf(id, { storeFacts: storeFactsOf() })
    expect(verdict).toMatchObject({
      status: 'pass',
      actual: expect.stringMatching(
        /^only 2 addresses and 1 RPC URL: .*(signed|signature).*no such key lies .* no code that signs$/,
      ),
    })
  })

  it('tells webhooks from RPC URLs', () => {
    const holdings = ok(holdingsOf({ key: 'notify/ops/url', holds: 'url' }, { key: 'notify/ops/hmac', holds: 'other' }))
    const webhooks = [{ name: 'ops', setAt: '2026-11-01T00:00:00.000Z' }]
    expect(told(id, { storeFacts: storeFactsOf({ holdings, webhooks }) })[0]).toMatch(
      /: only 2 addresses, 1 RPC URL, and the URL and secret of 1 webhook: /,
    )
  })

  it('fails by the place of what could, also where the rest could not be read', () => {
    const stored = storeFactsOf({ holdings: ok(holdingsOf({ key: 'hedge/id-one/account', holds: 'private-key' })) })
    expect(told(id, { storeFacts: stored })[0]).toMatch(/^fail .*: a private key under the account of one: the key/)
    const lying = storeFactsOf({ holdings: gap('x'), strays: ok([{ file: '~/n.txt', kind: 'seed-phrase' }]) })
    expect(told(id, { storeFacts: lying })[0]).toMatch(/^fail .*: a seed phrase in ~\/n.txt: the key/)
  })

  it.each(['holdings', 'strays'] as const)('is unknown where %s could not be read', part => {
    expect(verdictsOf(id, { storeFacts: storeFactsOf({ [part]: gap('x') }) })).toMatchObject([{ status: 'unknown' }])
  })

  it('says nothing where nothing is stored', () => expect(told(id, { storeFacts: empty })).toEqual([]))
})

it('no key of the venue is limited to an IP address', () => {
  expect(verdictsOf('key-ip-limits', {})).toMatchObject([{ status: 'notApplicable', subject: 'Hyperliquid' }])
})
