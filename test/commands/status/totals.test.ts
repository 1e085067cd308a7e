import { describe, expect, it } from 'vitest'
import { statusReport } from '../../../src/commands/status/report.ts'
import type { Subject } from '../../../src/domain/hedge.ts'
import {
  accountOf,
  addressOf,
  artifactsOf,
  dexStateOf,
  equity,
  ethUsdc,
  lpsOf,
  markets,
  ok,
  onlyMain,
  perpOf,
  type StatusArtifacts,
  subjectOf,
} from '../../support/artifacts.ts'

const read = ok(ethUsdc({ tokensOwed1: '5000000' }))

/** One situation seen by several hedges: the same NFT, the same account. */
const seenBy = (subjects: Subject[], parts: Partial<StatusArtifacts> = {}): StatusArtifacts =>
  artifactsOf({
    subjects: ok(subjects),
    lps: ok(subjects.map(({ id }) => lpsOf(read, id))),
    accounts: ok([accountOf([perpOf({ szi: '-0.2' })])]),
    ...parts,
  })

const named = (name: string, rest: Partial<Subject> = {}) => subjectOf({ id: name, name, ...rest })
const totalsOf = (artifacts: StatusArtifacts) => statusReport(artifacts, []).totals

describe('totals', () => {
  it('count an NFT, an account and its perps once, however many hedges share them', () => {
    const alone = totalsOf(seenBy([named('one')]))
    expect(alone.valueUsd).toBeGreaterThan(0)
    expect(alone.feesUsd).toBe(5)
    expect(alone.equityUsd).toBe(equity)
    expect(totalsOf(seenBy([named('one'), named('two', { shared: true }), named('three')]))).toEqual(alone)
  })

  it('of one hedge are its own numbers', () => {
    const { hedges, totals } = statusReport(seenBy([named('one')]), [])
    const [hedge] = hedges
    expect(totals.valueUsd).toBe(hedge!.lps[0]!.valueUsd)
    expect(totals.netDeltaUsd).toBeCloseTo(hedge!.exposure[0]!.netDeltaUsd!, 9)
  })

  it('add what is apart: another NFT, another account', () => {
    const second = ok(ethUsdc({ tokenId: '2', tokensOwed1: '7000000' }))
    const other = addressOf(0xb3)
    const accounts = [accountOf([perpOf({ szi: '-0.2' })]), accountOf([], { address: other })]
    const totals = totalsOf(
      seenBy([named('one'), named('two', { account: ok(other) })], {
        lps: ok([lpsOf(read, 'one'), lpsOf(second, 'two')]),
        accounts: ok(accounts),
      }),
    )
    expect(totals.feesUsd).toBe(12)
    expect(totals.equityUsd).toBe(2 * equity)
  })

  it('take one address on two networks for two accounts', () => {
    const accounts = [accountOf([]), accountOf([], { network: 'testnet', dexes: [ok(dexStateOf([]))] })]
    const networks = (['mainnet', 'testnet'] as const).map(network => ({ network, dex: '', read: ok(markets) }))
    const artifacts = seenBy([named('one'), named('two', { network: 'testnet' })], {
      accounts: ok(accounts),
      markets: ok(networks),
      dexes: ok(networks.map(({ network }) => ({ network, read: ok(onlyMain) }))),
    })
    expect(totalsOf(artifacts).equityUsd).toBe(2 * equity)
  })

  it('leave net exposure open while a token stands for no known asset', () => {
    const unmapped = ok(ethUsdc({}, { pair: ['weth', 'fake'] }))
    const totals = totalsOf(seenBy([named('one')], { lps: ok([lpsOf(unmapped, 'one')]) }))
    expect(totals.netDeltaUsd).toBeNull()
    expect(totals.valueUsd).toBeGreaterThan(0)
  })

  it('of no hedges are nothing, which is known', () => {
    const none = artifactsOf({ subjects: ok([]), lps: ok([]), accounts: ok([]), markets: ok([]) })
    expect(totalsOf(none)).toEqual({ valueUsd: 0, feesUsd: 0, equityUsd: 0, netDeltaUsd: 0 })
  })

  it('are of the hedges that were asked for', () => {
    const artifacts = seenBy([named('one'), named('two', { account: ok(addressOf(0xb9)) })])
    expect(statusReport(artifacts, ['one']).totals.equityUsd).toBe(equity)
    expect(statusReport(artifacts, ['two']).totals.equityUsd).toBeNull()
  })
})
