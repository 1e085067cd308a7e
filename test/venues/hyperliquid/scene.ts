import type { Address } from '../../../src/domain/address.ts'
import type { World } from '../../support/fakeHyperliquid/world.ts'

const address = (byte: string) => `0x${byte.repeat(20)}` as Address

export const master = address('ab')
export const agent = address('a9')
export const subAccount = address('5b')
export const vault = address('7a')
export const stranger = address('00')

/** One account with a cross short, an isolated long, a HIP-3 short and spot balances; the addresses around it. */
export const scene: World = {
  time: 1_790_000_000_000,
  accounts: {
    [master]: {
      mode: 'unifiedAccount',
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
    },
    [agent]: { role: { agentOf: master.toUpperCase().replace('0X', '0x') } },
    [subAccount]: { role: { subAccountOf: master } },
    [vault]: { role: 'vault', mode: 'default' },
  },
  markets: {
    ETH: { oraclePx: '2707.22', markPx: '2707.04', funding: '-0.0000031', szDecimals: 4, maxLeverage: 25 },
    BTC: { oraclePx: '85005.0', szDecimals: 5, maxLeverage: 40 },
    kPEPE: { oraclePx: '0.0125', szDecimals: 0, maxLeverage: 10 },
    MATIC: { oraclePx: null, markPx: '0.0', funding: null, szDecimals: 1, maxLeverage: 20, isDelisted: true },
    'xyz:TSLA': { oraclePx: '410.5', szDecimals: 3, maxLeverage: 10 },
  },
}
