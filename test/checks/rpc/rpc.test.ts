import { describe, expect, it } from 'vitest'
import type { OpenNamespaces } from '../../../src/domain/endpoint.ts'
import type { RpcReading } from '../../../src/domain/rpcReading.ts'
import { gap, ok } from '../../support/artifacts.ts'
import { headOf, judged, ofTwo, publicOf, rpcOf, said, second } from './audited.ts'

const ids = ['rpc-chain', 'rpc-https', 'rpc-signing', 'rpc-lag', 'rpc-shared', 'rpc-reachable', 'rpc-userinfo']
const down = gap('rpc-down')
const silent = { head: down, signs: down, namespaces: down }
const open = (rest: Partial<OpenNamespaces>) => ({
  namespaces: ok({ signing: [], admin: [], development: [], unknown: 0, ...rest }),
})

describe('every check of an endpoint', () => {
  it.each(ids)('%s passes of one that only reads, over https, now', id => {
    expect(judged(id, [rpcOf()])).toMatchObject([{ subject: 'base', status: 'pass' }])
  })

  it.each(ids)('%s is unknown where the endpoints are, and says nothing where there are none', id => {
    expect(judged(id, gap('store'))).toMatchObject([{ subject: 'base', status: 'unknown', gap: { code: 'store' } }])
    expect(judged(id, [])).toEqual([])
  })

  it.each(['rpc-chain', 'rpc-signing', 'rpc-lag', 'rpc-reachable'])('%s is unknown of one that does not answer', id => {
    expect(judged(id, [rpcOf(silent)])).toMatchObject([{ status: 'unknown', gap: { code: 'rpc-down' } }])
  })

  it.each(['rpc-chain', 'rpc-signing', 'rpc-lag'])('%s keeps the two of a chain apart', id => {
    expect(judged(id, [ofTwo(1), ofTwo(2, silent)]).map(({ subject, status }) => `${subject}: ${status}`)).toEqual([
      'base RPC 1 of 2: pass',
      'base RPC 2 of 2: unknown',
    ])
  })

  it.each(['rpc-chain', 'rpc-lag'])('%s takes one public endpoint that answers for all of them', id => {
    const two = [publicOf('a.example'), publicOf('b.example', silent)]
    expect(judged(id, two)).toMatchObject([{ subject: 'base', status: 'pass' }])
    expect(judged(id, two.slice(1))).toMatchObject([{ subject: 'base', status: 'unknown' }])
  })

  it.each(['rpc-signing', 'rpc-reachable', 'rpc-userinfo'])('%s is not about public endpoints', id => {
    expect(judged(id, [publicOf('a.example', silent)])).toEqual([])
  })
})

const cases: [string, string, RpcReading[], string[]][] = [
  ['rpc-https', 'plain http', [rpcOf({ url: { scheme: 'http', keyed: false } })], ['base: fail high: plain http']],
  [
    'rpc-https',
    'plain http with a key, allowed',
    [rpcOf({ url: { scheme: 'http' }, insecureHttp: true })],
    ['base: fail high: plain http, with an access key in it, as you allowed'],
  ],
  [
    'rpc-https',
    'http on this machine',
    [rpcOf({ url: { scheme: 'http', loopback: true } })],
    ['base: pass high: this machine'],
  ],
  [
    'rpc-https',
    'another protocol',
    [rpcOf({ url: { scheme: 'other', keyed: false } })],
    ['base: fail high: neither https nor http'],
  ],
  ['rpc-chain', 'another chain', [rpcOf({ head: headOf(2, 1) })], ['base: fail critical: chain id 1']],
  [
    'rpc-chain',
    'another chain behind a public endpoint',
    [publicOf('a.example'), publicOf('b.example', { head: headOf(2, 1) })],
    ['base: fail critical: b.example: chain id 1'],
  ],
  ['rpc-lag', 'at the limit', [rpcOf({ head: headOf(120) })], ['base: pass high: 2 minutes old']],
  ['rpc-lag', 'a little ahead', [rpcOf({ head: headOf(-12) })], ['base: pass high: of this moment']],
  [
    'rpc-lag',
    'behind',
    [rpcOf({ head: headOf(121) })],
    [
      'base: warn medium: the newest block is 2 minutes old: the node is behind, the chain stands still, or a clock is wrong',
    ],
  ],
  [
    'rpc-lag',
    'far behind',
    [rpcOf({ head: headOf(90_000) })],
    [
      'base: fail high: the newest block is 25 hours old: the node is behind, the chain stands still, or a clock is wrong',
    ],
  ],
  [
    'rpc-lag',
    'from the future',
    [rpcOf({ head: headOf(-90) })],
    ["base: warn medium: the newest block is 90 s ahead of this machine's clock: one of the two is wrong"],
  ],
  [
    'rpc-signing',
    'accounts',
    [rpcOf({ signs: ok(true) })],
    ['base: fail high: it holds accounts, and signs for whoever reaches it'],
  ],
  [
    'rpc-signing',
    'namespaces of each kind',
    [rpcOf(open({ signing: ['personal'], admin: ['admin', 'miner'], development: ['anvil'] }))],
    [
      'base: fail high: its personal namespace can sign; its anvil namespace can forge transactions and balances; its admin, miner namespaces can administer it',
    ],
  ],
  [
    'rpc-signing',
    'accounts on this machine',
    [rpcOf({ signs: ok(true), url: { loopback: true } })],
    ['base: warn low: it holds accounts, and signs for whoever reaches it, on this machine'],
  ],
  [
    'rpc-signing',
    'a development node on this machine',
    [rpcOf({ ...open({ development: ['anvil'] }), url: { loopback: true } })],
    ['base: warn info: its anvil namespace can forge transactions and balances, on this machine'],
  ],
  [
    'rpc-signing',
    'questions that were not answered',
    [rpcOf(open({ unknown: 3 }))],
    ['base: unknown high: not known: 3 of the questions about what it can do were not answered'],
  ],
  [
    'rpc-signing',
    'what was found although not all was answered',
    [rpcOf({ ...open({ admin: ['admin'] }), signs: gap('eth_accounts') })],
    ['base: fail high: its admin namespace can administer it; not all could be read: no answer about eth_accounts'],
  ],
  [
    'rpc-shared',
    'public endpoints',
    [publicOf('a.example'), publicOf('b.example')],
    ['base: warn low: a.example: a public endpoint; b.example: a public endpoint'],
  ],
  [
    'rpc-shared',
    'a public one set as own',
    [rpcOf({ url: { shared: true } })],
    ['base: warn low: a public endpoint, set as your own'],
  ],
  [
    'rpc-reachable',
    'one of two is dead',
    [ofTwo(1), ofTwo(2, silent)],
    ['base RPC 1 of 2: pass low: it answers, block 1000', 'base RPC 2 of 2: warn low: no answer about rpc-down'],
  ],
  ['rpc-userinfo', 'a password', [rpcOf({ url: { userinfo: true } })], ['base: fail low: a user name or a password']],
]

it.each(cases)('%s: %s', (id, _what, readings, lines) => expect(said(id, readings)).toEqual(lines))

it('names the command with the chain in it', () => {
  expect(judged('rpc-shared', [publicOf('a.example')])[0]).toMatchObject({ remediation: 'hedge rpc set base' })
  expect(judged('rpc-reachable', [ofTwo(1), ofTwo(2, silent)])[1]).toMatchObject({ remediation: 'hedge rpc test base' })
})

describe('rpc-second', () => {
  const opinion = (...differing: string[]) => ok({ block: '1000', provider: 'b.example', differing })

  it('is not applicable where nobody asked, and says how to', () => {
    expect(second({ chain: 'base', read: null })).toMatchObject([
      {
        ...{ subject: 'base', status: 'notApplicable', actual: 'not asked for: hedge audit --second-rpc' },
        remediation: 'hedge audit --second-rpc',
      },
    ])
    expect(second()).toEqual([])
  })

  it('passes where both agree', () => {
    expect(second({ chain: 'base', read: opinion() })).toMatchObject([
      { status: 'pass', actual: 'b.example, block 1000' },
    ])
  })

  it.each([
    ['the price in the pool of position #1', 'high'],
    ['the liquidity in the pool of position #1', 'high'],
    ['the liquidity of position #1', 'critical'],
    ['the holder of position #1', 'critical'],
    ['whether position #1 exists', 'critical'],
  ])('fails where they differ in %s', (what, severity) => {
    expect(second({ chain: 'base', read: opinion(what) })).toMatchObject([
      { status: 'fail', severity, actual: `b.example says otherwise at block 1000: ${what}` },
    ])
  })

  it('does not list more than can be read', () => {
    const [verdict] = second({
      chain: 'base',
      read: opinion(...Array.from({ length: 40 }, (_, n) => `the fees of #${n}`)),
    })
    expect(verdict!.actual).toMatch(/the fees of #5, and 34 more$/)
  })

  it('says of a public one that it was not asked about the wallet', () => {
    const read = ok({ block: '1000', provider: 'b.example', differing: [], ofIds: true as const })
    const actual = 'b.example, block 1000; it is a public one, and was not asked about the wallet'
    expect(second({ chain: 'base', read })).toMatchObject([{ status: 'pass', actual }])
  })

  it('is unknown where no other provider could be asked', () => {
    expect(second({ chain: 'base', read: gap('no-second-rpc') })).toMatchObject([
      { status: 'unknown', gap: { code: 'no-second-rpc' } },
    ])
  })
})
