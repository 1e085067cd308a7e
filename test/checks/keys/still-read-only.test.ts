import { expect, it } from 'vitest'
import type { AuthorityReading } from '../../../src/domain/authorityReading.ts'
import type { Proof } from '../../../src/domain/proof.ts'
import type { RpcReading } from '../../../src/domain/rpcReading.ts'
import { account, addressOf, gap, ok, subjectOf } from '../../support/artifacts.ts'
import { readingOf } from '../hyperliquid/audited.ts'
import { told } from '../support/storeFactsOf.ts'

const proof: Proof = { what: 'account-role', how: 'userRole', at: '2026-11-01T00:00:00.000Z', result: 'user' }

const rpcOf = (rest: Partial<RpcReading>): RpcReading => ({
  place: 1,
  label: 'base RPC',
  own: true,
  url: { scheme: 'https', loopback: false, userinfo: false, shared: false, keyed: true },
  setAt: null,
  insecureHttp: false,
  proof: null,
  head: gap('head'),
  signs: ok(false),
  namespaces: ok({ signing: [], admin: [], development: [], unknown: 0 }),
  ...rest,
})

const linesOf = (role: AuthorityReading['role'], rpc: Partial<RpcReading> = {}) =>
  told('still-read-only', {
    subjects: [subjectOf({ proof: [proof] })],
    authorities: [readingOf({ role })],
    rpcs: [{ chain: 'base', chainId: 8453, read: ok([rpcOf(rpc)]) }],
  })

const user = ok({ role: 'user' as const })

it.each<[string, AuthorityReading['role'], string]>([
  ['an account', user, 'pass one: proved again today, as on 2026-11-01'],
  [
    'an API wallet',
    ok({ role: 'agent', master: addressOf(1) }),
    'fail one: the address of an API wallet, whose key trades',
  ],
  ['nobody', ok({ role: 'missing' }), 'warn one: an address that Hyperliquid does not know'],
  ['unread', gap('role'), 'unknown one: not known'],
])('an account that is %s today', (_what, role, line) => expect(linesOf(role)[0]).toBe(line))

it.each<[string, Partial<RpcReading>, RegExp]>([
  ['only reads', {}, /^pass base: it holds no account$/],
  ['holds accounts', { signs: ok(true) }, /^fail base: RPC 1 holds accounts it could sign for$/],
  [
    'answers to administrators',
    { namespaces: ok({ signing: ['personal'], admin: ['admin'], development: [], unknown: 0 }) },
    /^warn base: RPC 1 answers in personal, admin$/,
  ],
  [
    'holds accounts on this machine',
    {
      signs: ok(true),
      url: { scheme: 'http', loopback: true, userinfo: false, shared: false, keyed: false },
    },
    /^pass base: a node on this machine/,
  ],
  ['does not answer', { signs: gap('signs') }, /^unknown base: .*signs$/],
  [
    'answers half',
    { namespaces: ok({ signing: [], admin: [], development: [], unknown: 2 }) },
    /^unknown base: .*2 of the questions/,
  ],
])('an RPC of your own that %s', (_what, rpc, line) => expect(linesOf(user, rpc)[1]).toMatch(line))

it('public ones are nobody’s credential, and nothing is said of an address asked about', () => {
  expect(linesOf(user, { own: false, signs: ok(true) })).toHaveLength(1)
  const subjects = [subjectOf({ stored: false, name: account })]
  expect(told('still-read-only', { subjects, authorities: [readingOf({ role: user })], rpcs: [] })).toEqual([])
})

it('a chain whose RPCs could not be looked at is unknown', () => {
  const rpcs = [{ chain: 'base', chainId: 8453, read: gap('store') }]
  expect(told('still-read-only', { subjects: [], authorities: [], rpcs })).toEqual([
    'unknown base: not known: no answer about store',
  ])
})
