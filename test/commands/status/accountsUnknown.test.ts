import { describe, expect, it } from 'vitest'
import { statusReport } from '../../../src/commands/status/report.ts'
import type { AccountReading } from '../../../src/domain/artifacts.ts'
import type { PerpMetas, SubAccount } from '../../../src/domain/perp.ts'
import {
  accountOf,
  addressOf,
  artifactsOf,
  dexStateOf,
  equity,
  ethUsdc,
  gap,
  lpsOf,
  ok,
  onlyMain,
  perpOf,
  spotOf,
  subjectOf,
} from '../../support/artifacts.ts'

const judge = (reading: Partial<AccountReading>, metas: PerpMetas = onlyMain) =>
  statusReport(
    artifactsOf({
      subjects: ok([subjectOf({ subAccounts: reading.subAccounts !== undefined })]),
      lps: ok([lpsOf(ok(ethUsdc()))]),
      accounts: ok([accountOf([perpOf()], reading)]),
      dexes: ok([{ network: 'mainnet', read: ok(metas) }]),
    }),
    [],
  )

const sub: SubAccount = {
  name: 'second',
  address: addressOf(0x51),
  mode: 'default',
  dexes: [dexStateOf([])],
  spot: spotOf([{ coin: 'UETH', token: 221, total: '2', hold: '0' }]),
}

describe('sub-accounts that count', () => {
  it('add their spot and their equity', () => {
    const report = judge({ subAccounts: ok([sub]) })
    expect(report.hedges[0]!.exposure[0]!.spotDelta).toBe('2')
    expect(report.totals.equityUsd).toBe(2 * equity)
  })

  it.each([
    ['could not be read', gap('venue-down')],
    ['were not gathered', null],
  ])('and %s make every sum over the accounts unknown', (_why, subAccounts) => {
    const report = judge({ subAccounts })
    expect(report.hedges[0]!.exposure[0]).toMatchObject({ perpDelta: null, spotDelta: null, netDelta: null })
    expect(report.totals).toMatchObject({ equityUsd: null, netDeltaUsd: null })
    expect(report.gaps).toHaveLength(1)
  })
})

describe('a unified account', () => {
  const unified = {
    mode: ok('unifiedAccount'),
    dexes: [ok(dexStateOf([perpOf()])), ok(dexStateOf([], { dex: 'xyz' }))],
    spot: ok(spotOf([{ coin: 'USDC', token: 0, total: '5000', hold: '0' }])),
  }
  const collateralToken = 0
  const both = { ...onlyMain, dexes: [...onlyMain.dexes, { dex: 'xyz', collateralToken, markets: [] }] }

  it('has its margin where it is known what each dex is margined in', () => {
    const { account, gaps } = judge(unified, both).hedges[0]!
    expect(account).toMatchObject({ equityUsd: 5000, marginRatio: expect.any(Number) })
    expect(gaps).toEqual([])
  })

  it('has none where that is not known of one dex: it is not taken for USDC', () => {
    const { account, gaps } = judge(unified).hedges[0]!
    expect(account).toMatchObject({ equityUsd: null, marginRatio: null, withdrawableUsd: null })
    expect(gaps).toMatchObject([{ code: 'equity-unknown', message: expect.stringContaining('the dex xyz') }])
  })
})
