import { describe, expect, it } from 'vitest'
import type { GroundTypes } from '../../../src/domain/check.ts'
import type { Proof } from '../../../src/domain/proof.ts'
import {
  accountOf,
  addressOf,
  defaultThresholds,
  dexStateOf,
  ethUsdc,
  gap,
  lpsOf,
  ok,
  perpOf,
  snapshotOf,
  subjectOf,
} from '../../support/artifacts.ts'
import { dayBefore, told } from '../support/storeFactsOf.ts'

const ground = (rest: Partial<GroundTypes> = {}): Partial<GroundTypes> => ({
  subjects: [subjectOf({ expectedAssets: ['ETH'] })],
  lps: [lpsOf(ok(ethUsdc()))],
  accounts: [accountOf([perpOf()])],
  ...rest,
})
const halfRead = accountOf([perpOf()], { dexes: [ok(dexStateOf([perpOf()])), gap('a dex')] })

describe('key-read-enabled', () => {
  it.each<[string, Partial<GroundTypes>, string]>([
    ['both legs', {}, 'pass one: by addresses alone: testchain at block 1000, Hyperliquid (1 dex)'],
    ['a chain that does not answer', { lps: [lpsOf(gap('rpc'))] }, 'unknown one: not known: no answer about rpc'],
    ['a dex that does not answer', { accounts: [halfRead] }, 'unknown one: not known: no answer about a dex'],
    ['no account', { accounts: [] }, 'unknown one: not known: its perps were not asked about'],
    ['no chain', { lps: [] }, 'unknown one: not known: its LP positions were not asked about'],
    [
      'a store that is shut',
      { subjects: [subjectOf({ account: gap('store') })] },
      'unknown one: not known: no answer about store',
    ],
  ])('%s', (_what, rest, line) => expect(told('key-read-enabled', ground(rest))).toEqual([line]))

  it('is not asked where there is no hedge', () => {
    expect(told('key-read-enabled', ground({ subjects: [] }))).toEqual([])
  })
})

describe('key-right-account', () => {
  const staked = ethUsdc({ owner: addressOf(0x99) })
  const closed = ethUsdc({ liquidity: '0' })
  const none = { accounts: [accountOf([])] }
  it.each<[string, Partial<GroundTypes>, string]>([
    ['both found', {}, 'pass one: 1 LP position; perps ETH'],
    ['no perp', none, 'warn one: 1 LP position; no perp of ETH'],
    ['no perp of a closed position', { ...none, lps: [lpsOf(ok(closed))] }, 'pass one: 1 LP position; no perp of ETH'],
    [
      'no perp where none is wanted',
      { ...none, subjects: [subjectOf({ target: '0', expectedAssets: ['ETH'] })] },
      'pass one: 1 LP position; no perp of ETH',
    ],
    [
      'perps of something else',
      { accounts: [accountOf([perpOf({ coin: 'SOL' })])] },
      'warn one: 1 LP position; no perp of ETH',
    ],
    [
      'on another dex',
      { accounts: [accountOf([perpOf({ coin: 'xyz:ETH' })])] },
      'pass one: 1 LP position; perps xyz:ETH',
    ],
    ['an NFT that is staked', { lps: [lpsOf(ok(staked))] }, 'pass one: 1 LP position; perps ETH'],
    ['no NFT', { lps: [lpsOf(ok(snapshotOf([], [])))] }, 'warn one: no LP position; perps ETH'],
    ['half of the dexes', { accounts: [halfRead] }, 'unknown one: not known: no answer about a dex'],
    ['no wallet', { subjects: [subjectOf({ wallet: gap('store') })] }, 'unknown one: not known: no answer about store'],
    ['nothing asked', { accounts: [] }, 'unknown one: not known: its legs were not asked about'],
  ])('%s', (_what, rest, line) => expect(told('key-right-account', ground(rest))).toEqual([line]))

  it('counts what a sub-account holds where those count, and is not asked of an address given ad hoc', () => {
    const sub = {
      name: 'a',
      address: addressOf(0x77),
      mode: 'default',
      dexes: [dexStateOf([perpOf()])],
      spot: { balances: [], outcomes: 0, portfolioMarginRatio: null, availableAfterMaintenance: null },
    }
    const accounts = [accountOf([], { subAccounts: ok([sub]) })]
    expect(told('key-right-account', ground({ accounts }))[0]).toMatch(/^pass .*perps ETH$/)
    expect(told('key-right-account', ground({ subjects: [subjectOf({ stored: false })] }))).toEqual([])
  })
})

describe('key-fresh', () => {
  const proofAt = (days: number): Proof => ({
    what: 'account-role',
    how: 'userRole',
    at: dayBefore(days),
    result: 'user',
  })
  it.each<[string, Proof[] | undefined, RegExp]>([
    ['proved lately', [proofAt(200), proofAt(5)], /^pass one: 2 things proved 5 days ago, on 2026-11-15$/],
    ['proved today', [proofAt(0)], /^pass one: 1 thing proved today$/],
    ['proved long ago', [proofAt(90)], /^warn one: 1 thing proved 90 days ago/],
    ['never proved', undefined, /^warn one: no proof of it is on record$/],
    ['proved tomorrow', [proofAt(-1)], /^unknown one: .*a clock/],
  ])('%s', (_what, proof, line) => {
    const subjects = [subjectOf(proof === undefined ? {} : { proof })]
    const found = told('key-fresh', { subjects, thresholds: defaultThresholds })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(line)
  })

  it('says nothing of what is not stored', () => {
    expect(told('key-fresh', { subjects: [subjectOf({ stored: false })], thresholds: defaultThresholds })).toEqual([])
  })
})
