import { describe, expect, it } from 'vitest'
import { statusLayout } from '../../../src/commands/status/layout.ts'
import { statusReport } from '../../../src/commands/status/report.ts'
import type { AccountReading } from '../../../src/domain/artifacts.ts'
import type { AccountOrder, WirePerp } from '../../../src/domain/perp.ts'
import { plainText } from '../../../src/domain/section.ts'
import {
  account,
  accountOf,
  addressOf,
  artifactsOf,
  dexStateOf,
  ethUsdc,
  lpsOf,
  ok,
  perpOf,
  spotOf,
  subjectOf,
} from '../../support/artifacts.ts'

const orderOf = (coin: string, rest: Partial<AccountOrder> = {}): AccountOrder => ({
  account,
  dex: '',
  coin,
  side: 'sell',
  limitPx: '3100',
  sz: '0.5',
  origSz: '0.5',
  reduceOnly: false,
  isTrigger: false,
  isPositionTpsl: false,
  triggerPx: null,
  orderType: 'Limit',
  oid: 1,
  timestamp: 1_763_726_400_000,
  ...rest,
})

const sub = addressOf(0x51)
const subAccounts = (positions: WirePerp[]) =>
  ok([{ name: 'hedges', address: sub, mode: 'default', dexes: [dexStateOf(positions)], spot: spotOf([]) }])

const sectionsOf = (positions: WirePerp[], rest: Partial<AccountReading>) => {
  const subjects = ok([subjectOf({ subAccounts: rest.subAccounts != null })])
  const accounts = ok([accountOf(positions, rest)])
  return statusLayout(statusReport(artifactsOf({ subjects, lps: ok([lpsOf(ok(ethUsdc()))]), accounts }), []))
}

const linesOf = (orders: AccountOrder[], rest: Partial<AccountReading> = {}) =>
  sectionsOf([], { orders: ok(orders), ...rest })
    .flatMap(section => (section.kind === 'lines' ? section.lines.map(plainText) : []))
    .filter(line => /order/i.test(line))

describe('an open order', () => {
  it('on an asset of the hedge is of the hedge before any perp is open, on every dex and as a spot stand-in', () => {
    const coins = ['ETH', 'hyna:ETH', 'UETH/USDC']
    expect(linesOf(coins.map(coin => orderOf(coin)))).toEqual(
      coins.map(coin => `Order: ${coin} limit: sell 0.5 at 3,100`),
    )
  })

  it('on another coin is counted, and one on a nameless spot market is not called foreign', () => {
    expect(linesOf([orderOf('SOL'), orderOf('ETH/USDC'), orderOf('kPEPE'), orderOf('@107')])).toEqual([
      '1 open order on spot markets known by number alone, which may be part of this hedge',
      '3 open orders on coins that are not part of this hedge',
    ])
  })

  it('of a sub-account says whose it is, and is left out where sub-accounts do not count', () => {
    const orders = [orderOf('ETH'), orderOf('ETH', { account: sub, oid: 2 })]
    expect(linesOf(orders, { subAccounts: subAccounts([]) })).toEqual([
      'Order: ETH limit: sell 0.5 at 3,100',
      'Order of sub-account hedges: ETH limit: sell 0.5 at 3,100',
    ])
    expect(linesOf(orders)).toEqual(['Order: ETH limit: sell 0.5 at 3,100'])
  })
})

describe('the rows of perps', () => {
  const namesOf = (own: WirePerp[], subs: WirePerp[]) =>
    sectionsOf(own, { subAccounts: subAccounts(subs) }).flatMap(section =>
      section.kind === 'table' && section.columns[0]?.title === 'Perp'
        ? section.rows.map(([cell]) => plainText(cell!).split('\n'))
        : [],
    )

  it('say which account each is in where more than one holds perps', () => {
    const leverage = '5x cross'
    expect(namesOf([perpOf()], [perpOf()])).toEqual([
      ['ETH', leverage, 'main account'],
      ['ETH', leverage, 'sub-account hedges'],
    ])
    expect(namesOf([perpOf()], [])).toEqual([['ETH', leverage]])
    expect(namesOf([], [perpOf()])).toEqual([['ETH', leverage]])
  })
})
