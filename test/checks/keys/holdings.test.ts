import { describe, expect, it } from 'vitest'
import type { Holding, StoreFacts, StrayInFile } from '../../../src/domain/storeFacts.ts'
import { gap, ok } from '../../support/artifacts.ts'
import { dayBefore, hedgeFacts, holdingsOf, storeFactsOf, told, verdictsOf } from '../support/storeFactsOf.ts'

const withHolding = (...more: Holding[]): Partial<StoreFacts> => ({ holdings: ok(holdingsOf(...more)) })
const withStray = (...strays: StrayInFile[]): Partial<StoreFacts> => ({ strays: ok(strays) })
const facts = (rest: Partial<StoreFacts>) => ({ storeFacts: storeFactsOf(rest) })

const files = 'the files of this program'
const clean = `pass ${files}: settings and state were looked through: none`

describe('signing-key-stored', () => {
  it('passes where the store and every file were looked through', () => {
    expect(told('signing-key-stored', facts({}))).toEqual([
      'pass the secret store: none of the 4 things in it can sign',
      clean,
    ])
  })

  it.each(['private-key', 'seed-phrase', 'keystore', 'wif'] as const)(
    '%s is found in the store and in a file',
    kind => {
      const storeFacts = storeFactsOf({
        ...withHolding({ key: 'hedge/id-two/account', holds: kind }),
        ...withStray({ file: '~/.local/state/hedge/a.json', kind }),
        hedges: [hedgeFacts('one'), hedgeFacts('two')],
      })
      const [stored, lying] = verdictsOf('signing-key-stored', { storeFacts })
      expect(stored).toMatchObject({
        status: 'fail',
        actual: expect.stringMatching(/^a \S.* under the account of two$/),
      })
      expect(lying).toMatchObject({
        status: 'fail',
        subject: '~/.local/state/hedge/a.json',
        remediation: expect.stringContaining('a.json'),
      })
    },
  )

  it.each([
    [{ holdings: gap('store') }, 0],
    [{ strays: gap('files') }, 1],
  ])('what could not be looked through is unknown: %o', (rest, at) => {
    expect(verdictsOf('signing-key-stored', facts(rest))[at]).toMatchObject({ status: 'unknown' })
    expect(verdictsOf('signing-key-stored', facts(rest))[1 - at]).toMatchObject({ status: 'pass' })
  })

  it('what lies under the names of a webhook is called so', () => {
    const keys = [
      { key: 'notify/ops/hmac', holds: 'private-key' as const },
      { key: 'notify/webhook/url/2', holds: 'wif' as const },
    ]
    expect(told('signing-key-stored', facts(withHolding(...keys)))[0]).toBe(
      'fail the secret store: a private key under the secret of webhook ops; a private key (WIF) under the URL of webhook',
    )
  })

  it('names that nobody gave are quoted, not printed as they are', () => {
    const [line] = told('signing-key-stored', facts(withHolding({ key: "x\u001b[31m'", holds: 'wif' })))
    expect(line).toBe("fail the secret store: a private key (WIF) under the name 'x?[31m?'")
  })
})

describe('files-hold-nothing-private and vault-identity-apart', () => {
  it('tell an address, a URL and an identity by their file', () => {
    const lying = facts(
      withStray({ file: '~/a', kind: 'address' }, { file: '~/a', kind: 'url' }, { file: '~/b', kind: 'age-identity' }),
    )
    expect(told('files-hold-nothing-private', lying)).toEqual(['fail ~/a: an address, a URL'])
    expect(told('vault-identity-apart', lying)).toEqual([
      'warn ~/b: an identity (AGE-SECRET-KEY) lies in it, in the open',
    ])
    expect(told('signing-key-stored', lying)[1]).toBe(clean)
  })

  it('pass where there is none, and are unknown where nobody could look', () => {
    expect(told('files-hold-nothing-private', facts({}))).toEqual([clean])
    expect(told('vault-identity-apart', facts({}))).toEqual([`pass ${files}: none lies in the folders of this program`])
    for (const id of ['files-hold-nothing-private', 'vault-identity-apart'])
      expect(verdictsOf(id, facts({ strays: gap('x') }))).toMatchObject([{ status: 'unknown' }])
  })

  it('which addresses are private nobody knows while the store is shut; a URL is one anyway', () => {
    const closed = facts({ holdings: gap('store-locked') })
    expect(verdictsOf('files-hold-nothing-private', closed)).toMatchObject([{ status: 'unknown', subject: files }])
    const lying = facts({ ...withStray({ file: '~/a', kind: 'url' }), holdings: gap('store-locked') })
    expect(told('files-hold-nothing-private', lying)).toEqual(['fail ~/a: a URL'])
  })

  it('a keychain has no identity to keep apart', () => {
    expect(told('vault-identity-apart', facts({ kind: 'keychain' }))).toEqual([])
  })
})

describe('holdings-right', () => {
  it.each<[Holding['holds'], Holding['holds'], string[]]>([
    ['address', 'url', ['pass one: 2 read: each is an address', 'pass base: 1 read: each is a URL']],
    [
      'missing',
      'missing',
      ['fail one: the account of one is not there', 'fail base: the RPC URL of base is not there'],
    ],
    ['url', 'address', ['fail one: the account of one is a URL', 'fail base: the RPC URL of base is an address']],
    [
      'private-key',
      'other',
      ['fail one: the account of one is a private key', 'fail base: the RPC URL of base is something else'],
    ],
  ])('an account that is %s, a URL that is %s', (account, url, lines) => {
    const holdings = ok([
      { key: 'hedge/id-one/wallet', holds: 'address' as const },
      { key: 'hedge/id-one/account', holds: account },
      { key: 'rpc/base', holds: url },
    ])
    expect(told('holdings-right', facts({ holdings }))).toEqual(lines)
  })

  it.each<[Holding['holds'], Holding['holds'], string]>([
    ['url', 'other', 'pass webhook ops: both were read'],
    ['missing', 'other', 'fail webhook ops: the URL of webhook ops is not there'],
    [
      'other',
      'missing',
      'fail webhook ops: the URL of webhook ops is something else; the secret of webhook ops is not there',
    ],
  ])('a webhook with a URL that is %s and a secret that is %s', (url, hmac, line) => {
    const keys = withHolding({ key: 'notify/ops/url/2', holds: url }, { key: 'notify/ops/hmac/2', holds: hmac })
    const ground = facts({ ...keys, hedges: [], rpcs: [], webhooks: [{ name: 'ops', setAt: dayBefore(1) }] })
    expect(told('holdings-right', ground)).toEqual([line])
    const [{ remediation } = {}] = verdictsOf('holdings-right', ground)
    expect(remediation).toBe(line.startsWith('pass') ? undefined : 'hedge notify set webhook --name ops')
  })

  it('is unknown of a webhook that was not read, and takes none for another', () => {
    const webhooks = [{ name: 'ops', setAt: dayBefore(1) }]
    const others = withHolding({ key: 'notify/ops-2/url', holds: 'url' })
    for (const rest of [{ holdings: gap('x') }, others]) {
      const [verdict] = verdictsOf('holdings-right', facts({ hedges: [], rpcs: [], webhooks, ...rest }))
      expect(verdict).toMatchObject({ status: 'unknown', subject: 'webhook ops' })
    }
  })

  it('is unknown of every hedge and chain while the store is shut, and of one whose names were not read', () => {
    const statuses = (rest: Partial<StoreFacts>) =>
      verdictsOf('holdings-right', facts(rest)).map(({ status }) => status)
    expect(statuses({ holdings: gap('x') })).toEqual(['unknown', 'unknown'])
    expect(statuses({ hedges: [hedgeFacts('new')] })).toEqual(['unknown', 'pass'])
  })
})

describe('one-account-a-hedge', () => {
  const shared = [
    hedgeFacts('one', { sharedWith: ['two'] }),
    hedgeFacts('two', { sharedWith: ['one'] }),
    hedgeFacts('three'),
  ]

  it('tells two that share once', () => {
    expect(told('one-account-a-hedge', facts({ hedges: shared }))).toEqual([
      'warn one, two: they read the same perps of one account',
      'pass three: no other hedge reads its perps',
    ])
  })

  it('while no account is known only what was noted is told', () => {
    const verdicts = verdictsOf('one-account-a-hedge', facts({ hedges: shared, holdings: gap('x') }))
    expect(verdicts.map(({ status }) => status)).toEqual(['warn', 'unknown'])
    expect(told('one-account-a-hedge', facts({ hedges: [] }))).toEqual([])
  })
})
