import type { Address } from '../../../src/domain/address.ts'
import type { World } from '../../support/fakeHyperliquid/world.ts'

const address = (byte: string) => `0x${byte.repeat(20)}` as Address

export const master = address('ab')
export const agent = address('a9')
export const subAccount = address('5b')
export const vault = address('7a')
export const stranger = address('00')
/** One balance a token for all dexes: a main account, and a sub-account of the master under portfolio margin. */
export const pooled = address('b0')
export const portfolio = address('bf')

/**
 * One account with a cross short, an isolated long, a HIP-3 short, orders and spot balances, and the addresses around it;
 * one whose collateral is pooled, in two tokens.
 */
export const scene: World = {
  time: 1_790_000_000_000,
  accounts: {
    [master]: {
      mode: 'disabled',
      cash: '5000',
      positions: [
        {
          coin: 'ETH',
          szi: '-1.2345',
          entryPx: '2800.5',
          leverage: 10,
          cumFunding: { allTime: '-12.5', sinceOpen: '-3.25', sinceChange: '0.0' },
        },
        { coin: 'BTC', szi: '0.01', entryPx: '80000', isolated: '100', leverage: 8 },
        { coin: 'kPEPE', szi: '1000', entryPx: '0.012', leverage: 3 },
        { coin: 'xyz:TSLA', szi: '-2.5', entryPx: '400', isolated: '200', leverage: 5 },
      ],
      spot: [
        { coin: 'USDC', token: 0, total: '1234.5', hold: '10.0' },
        { coin: 'UETH', token: 221, total: '-0.5' },
        { coin: '+12', total: '3.0' },
      ],
      orders: [
        { coin: 'ETH', side: 'B', limitPx: '2500.0', sz: '0.7', filled: '0.3' },
        {
          coin: 'ETH',
          side: 'B',
          limitPx: '3100.5',
          sz: '0',
          reduceOnly: true,
          isPositionTpsl: true,
          trigger: { px: '3000.0', orderType: 'Stop Market' },
        },
        { coin: '@107', side: 'A', limitPx: '41.0', sz: '12' },
        { coin: 'xyz:TSLA', side: 'B', limitPx: '390.0', sz: '2.5', reduceOnly: true },
      ],
      vaultShares: [{ vault, equity: '688536.0314879999', lockedUntil: 1_737_697_731_869 }],
    },
    [agent]: { role: { agentOf: master.toUpperCase().replace('0X', '0x') } },
    [subAccount]: {
      role: { subAccountOf: master },
      name: 'hedges',
      cash: '900',
      positions: [
        { coin: 'ETH', szi: '-0.25', entryPx: '2700', leverage: 4 },
        { coin: 'hyna:ETH', szi: '-0.5', entryPx: '2710', isolated: '300', leverage: 4 },
      ],
      spot: [{ coin: 'USDC', token: 0, total: '10.0' }],
    },
    [portfolio]: {
      role: { subAccountOf: master },
      name: 'all in one',
      mode: 'portfolioMargin',
      positions: [{ coin: 'BTC', szi: '0.01948', entryPx: '84000', leverage: 10 }],
      spot: [
        { coin: 'USDC', token: 0, total: '894.08', hold: '0.0' },
        { coin: 'HYPE', token: 150, total: '0.0' },
      ],
    },
    [pooled]: {
      mode: 'unifiedAccount',
      positions: [
        { coin: 'ETH', szi: '-1.5', entryPx: '2800.5', leverage: 10 },
        { coin: 'BTC', szi: '0.02', entryPx: '84000', leverage: 8 },
        { coin: 'xyz:TSLA', szi: '-2.5', entryPx: '400', leverage: 5 },
        { coin: 'hyna:ETH', szi: '-0.4', entryPx: '2690', leverage: 4 },
        { coin: 'hyna:OLD', szi: '-100', entryPx: '1.5', isolated: '60', leverage: 3 },
      ],
      spot: [
        { coin: 'USDC', token: 0, total: '977.58', hold: '5.0' },
        { coin: 'USDE', token: 235, total: '700.0' },
        { coin: 'UETH', token: 221, total: '0.00000001' },
      ],
    },
    [vault]: { mode: 'default', vault: { name: 'Hedged Hype', leader: master } },
  },
  collateral: { hyna: 235, ghost: 360 },
  markets: {
    ETH: { oraclePx: '2707.22', markPx: '2707.04', funding: '-0.0000031', szDecimals: 4, maxLeverage: 25 },
    BTC: { oraclePx: '85005.0', szDecimals: 5, maxLeverage: 40 },
    kPEPE: { oraclePx: '0.0125', szDecimals: 0, maxLeverage: 10 },
    MATIC: { oraclePx: null, markPx: '0.0', funding: null, szDecimals: 1, maxLeverage: 20, isDelisted: true },
    'xyz:TSLA': { oraclePx: '410.5', szDecimals: 3, maxLeverage: 10 },
    'hyna:ETH': { oraclePx: '2707.3', szDecimals: 4, maxLeverage: 20 },
    'hyna:OLD': { oraclePx: null, markPx: '1.4', funding: null, szDecimals: 1, maxLeverage: 3, isDelisted: true },
  },
}
