import { expect, it } from 'vitest'
import { accountOf, addressOf, dexStateOf, gap, ok, perpOf, spotOf, subjectOf } from '../../support/artifacts.ts'
import { found, hedgedBy } from '../../support/watchedOf.ts'

const at = (liquidationPx: string | null, rest = {}) =>
  found('liquidation-distance', { accounts: hedgedBy(1, { liquidationPx }), ...rest })

it('is how far the mark may still move', () => {
  expect([at('4500'), at('3600'), at('3200'), at('2900')]).toEqual([
    ['ETH ok 50%'],
    ['ETH warning 20%'],
    ['ETH critical 6.67%'],
    ['ETH critical -3.33%'],
  ])
  expect(at('3600', { limits: { 'liquidation.warning': 0.15 } })).toEqual(['ETH ok 20%'])
})

it('counts a distance that stands on a limit as crossed, as the status does', () => {
  expect(at('3750')).toEqual(['ETH warning 25%'])
})

it('is of the nearest of several accounts', () => {
  const sub = {
    name: 'one',
    address: addressOf(0xcc),
    mode: 'default',
    dexes: [dexStateOf([perpOf({ liquidationPx: '3200' })])],
    spot: spotOf([]),
  }
  const accounts = (liquidationPx: string | null) =>
    ok([accountOf([perpOf({ liquidationPx })], { subAccounts: ok([sub]) })])
  const parts = { subjects: ok([subjectOf({ subAccounts: true })]) }
  expect(found('liquidation-distance', { ...parts, accounts: accounts('6000') })).toEqual(['ETH critical 6.67%'])
  // A short whose distance nobody tells may be nearer, but nothing is worse than critical.
  expect(found('liquidation-distance', { ...parts, accounts: accounts(null) })).toEqual(['ETH critical 6.67%'])
})

it('is unknown of a short that the venue tells none of, and none of a long', () => {
  expect(at(null)).toEqual(['ETH unknown -'])
  const long = ok([accountOf([perpOf({ szi: '1', liquidationPx: null })])])
  expect(found('liquidation-distance', { accounts: long })).toEqual(['ETH ok -'])
})

it('is known while the chain is not, and unknown while the venue is not', () => {
  const subjects = ok([subjectOf({ expectedAssets: ['ETH', 'PEPE'] })])
  expect(found('liquidation-distance', { subjects, lps: gap('rpc') })).toEqual(['ETH ok 224%'])
  expect(found('liquidation-distance', { subjects, accounts: gap('venue') })).toEqual([
    'ETH unknown -',
    'kPEPE unknown -',
  ])
  expect(found('liquidation-distance', { accounts: gap('venue') })).toEqual(['unknown -'])
  // Which perps are its own nobody can say.
  expect(found('liquidation-distance', { lps: gap('rpc') })).toEqual(['unknown -'])
  expect(found('liquidation-distance', { accounts: ok([accountOf([])]) })).toEqual([])
})
