import { describe, expect, it } from 'vitest'
import type { Approvals } from '../../../src/domain/approvals.ts'
import { known } from '../../../src/domain/read.ts'
import { approvalsOf } from '../../support/approvals.ts'
import { addressOf, chain, gap, ok, subjectOf, tokens, wallet } from '../../support/artifacts.ts'
import { judged, other, permit2, readOf, router, said, staker, stranger } from './audited.ts'

const ids = ['operators-known', 'operators-unknown', 'wallet-code', 'allowances']

describe('one verdict a wallet', () => {
  it.each(ids)('%s: hedges that share it are named together', id => {
    const subjects = [subjectOf(), subjectOf({ id: '2', name: 'two' })]
    const both = ['one', '2'].map(name => readOf(ok(approvalsOf()), name))
    const verdicts = judged(id, both, { subjects })
    expect(verdicts).toMatchObject([{ subject: 'one, two', status: 'pass' }])
    const apart = [subjects[0]!, subjectOf({ id: '2', name: 'two', wallet: ok(addressOf(0xb3)) })]
    expect(judged(id, both, { subjects: apart }).map(({ subject }) => subject)).toEqual(['one', 'two'])
  })

  it.each(ids)('%s: unknown where nothing was read or the wallet is not known, nothing without positions', id => {
    expect(judged(id, [readOf(gap('chain'))])).toMatchObject([{ status: 'unknown', gap: { code: 'chain' } }])
    const locked = gap('locked')
    const parts = { wallet: locked, operators: locked, scan: locked, allowances: locked }
    expect(judged(id, parts, { subjects: [subjectOf({ wallet: locked })] })).toMatchObject([
      { status: 'unknown', subject: 'one', gap: { code: 'locked' } },
    ])
    expect(judged(id, [])).toEqual([])
  })

  it.each(ids)('%s: an address asked about is told by chain, and no address is its name', id => {
    const adHoc = subjectOf({ stored: false, name: wallet, chains: ['testchain', 'base'] })
    expect(judged(id, {}, { subjects: [adHoc] })[0]!.subject).toBe('the address asked about on testchain')
  })
})

describe('operators-known', () => {
  const approved = (...list: (typeof router)[]) => ({
    operators: ok(
      [router, staker].map(({ address }) => ({ operator: address, approved: list.some(is => is.address === address) })),
    ),
  })
  it.each<[string, Partial<Approvals>, string]>([
    ['none of them', approved(), 'pass medium: none of 2'],
    ['a place that keeps positions', approved(staker), `warn low: Known staker (${staker.address})`],
    ['a router', approved(router), `warn medium: Known router (${router.address})`],
    [
      'both',
      approved(router, staker),
      `warn medium: Known router (${router.address}); Known staker (${staker.address})`,
    ],
    ['a chain of which none is known', { operators: ok([]) }, 'pass medium: none is known here'],
    ['not read', { operators: gap('calls') }, 'unknown medium: not known: no answer about calls'],
  ])('%s', (_what, approvals, line) => expect(said('operators-known', approvals)).toEqual([line]))
})

describe('operators-unknown', () => {
  const scan = (approved: Approvals['positions'][number]['owner'][], from = '10') => ({
    scan: ok({ lowest: '10', from, to: '1009', approved }),
  })
  it.each<[string, Partial<Approvals>, string]>([
    ['none in all events', scan([]), 'pass high: none in the events that its RPC shows of blocks 10 to 1009'],
    [
      'none but known ones',
      scan([router.address]),
      'pass high: none in the events that its RPC shows of blocks 10 to 1009',
    ],
    ['somebody', scan([stranger]), `fail high: ${stranger}`],
    [
      'none so far',
      scan([], '11'),
      'unknown high: not known: no operator so far; blocks 11 to 1009 of 10 to 1009 are read, 99 %: run it again, it goes on where it was',
    ],
    [
      'somebody, and not all is read',
      scan([stranger], '510'),
      `fail high: ${stranger}; blocks 510 to 1009 of 10 to 1009 are read, 50 %: run it again, it goes on where it was`,
    ],
    [
      'nothing to show that all events are told',
      { scan: ok({ ...known(scan([]).scan)!, unwitnessed: true }) },
      'unknown high: not known: it shows no operator, and no NFT is there whose events would show that it tells all',
    ],
    ['not read', { scan: gap('no-logs') }, 'unknown high: not known: no answer about no-logs'],
  ])('%s', (_what, approvals, line) => expect(said('operators-unknown', approvals)).toEqual([line]))

  it('says how to go on', () => {
    expect(judged('operators-unknown', scan([], '11'))).toMatchObject([{ gap: { hint: 'hedge audit' } }])
  })
})

describe('wallet-code', () => {
  const code = (is: Approvals['manager']['code']) => ({ wallet: ok({ address: wallet, code: is }) })
  it.each<[string, Partial<Approvals>, RegExp]>([
    ['none', {}, /^pass high: a plain wallet$/],
    ['a smart account', code({ kind: 'contract' }), /^warn info: a smart account: who its owners are/],
    ['a delegation', code({ kind: 'delegated', to: stranger }), /^fail high: the contract 0x0+bad acts for it/],
  ])('%s', (_what, approvals, line) => {
    expect(said('wallet-code', approvals)).toEqual([expect.stringMatching(line)])
  })
})

describe('allowances', () => {
  const [first] = known(approvalsOf().allowances)!
  const endless = String(2n ** 256n - 1n)
  const allowed = (...rows: Partial<typeof first & object>[]) => ({
    allowances: ok(rows.map(row => ({ ...first!, ...row }))),
  })

  it.each<[string, Partial<Approvals>, string]>([
    ['none', {}, 'pass low: none, asked for the position manager only'],
    ['with a limit', allowed({ amount: '1000' }), 'pass low: 1 with a limit, asked for the position manager only'],
    [
      'below what counts as none',
      allowed({ amount: String(2n ** 95n - 1n) }),
      'pass low: 1 with a limit, asked for the position manager only',
    ],
    [
      'of further contracts',
      allowed({}, { spender: router.address }, { spender: permit2.address }),
      'pass low: none, asked for the position manager and 2 known contracts only',
    ],
    ['no token', allowed(), 'pass low: none: there is no token of a position to ask about'],
    ['in 96 bits', allowed({ amount: String(2n ** 96n - 1n) }), "warn low: 'WETH' to the position manager"],
    ['to the manager', allowed({ amount: endless }), "warn low: 'WETH' to the position manager"],
    ['to a router', allowed({ amount: endless, spender: router.address }), "warn low: 'WETH' to Known router"],
    ['to Permit2', allowed({ amount: endless, spender: permit2.address }), "warn info: 'WETH' to Known permit2"],
    ['to another', allowed({ amount: endless, spender: other.address }), "warn medium: 'WETH' to Known other"],
    ['to a staker', allowed({ amount: endless, spender: staker.address }), "warn medium: 'WETH' to Known staker"],
    [
      'the gravest first',
      allowed({ amount: endless, spender: permit2.address }, { amount: endless, spender: other.address }),
      "warn medium: 'WETH' to Known other; 'WETH' to Known permit2",
    ],
    [
      'a token that does not say',
      allowed({ amount: null, symbol: 'SLY' }),
      "unknown low: not known: the token 'SLY' did not say what may be taken of it",
    ],
    [
      'one that does not say beside one without limit',
      allowed({ amount: null, spender: router.address }, { amount: endless }),
      "warn low: 'WETH' to the position manager; not all could be read: the token 'WETH' did not say what may be taken of it",
    ],
  ])('%s', (_what, approvals, line) => expect(said('allowances', approvals)).toEqual([line]))

  it('shows no symbol that moves a cursor or ends its quotes', () => {
    const symbol = "E'\u001b[2J\u202eTH"
    expect(said('allowances', allowed({ amount: endless, symbol }))).toEqual([
      "warn low: 'E??[2J?TH' to the position manager",
    ])
  })

  it('counts the tokens of all hedges of a wallet, each once', () => {
    const subjects = [subjectOf(), subjectOf({ id: '2', name: 'two' })]
    const mine = readOf(ok(approvalsOf(allowed({ amount: endless }))))
    const usdc = { token: tokens.usdc.address, symbol: 'USDC', amount: endless, spender: chain.positionManager }
    const both = readOf(ok(approvalsOf(allowed({ amount: endless }, usdc))), '2')
    expect(said('allowances', [mine, both], { subjects })).toEqual([
      "warn low: 'WETH' to the position manager; 'USDC' to the position manager",
    ])
    expect(said('allowances', [mine, readOf(gap('chain'), '2')], { subjects })).toEqual([
      "warn low: 'WETH' to the position manager; not all could be read: no answer about chain",
    ])
  })
})
