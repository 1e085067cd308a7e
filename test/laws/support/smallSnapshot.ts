import { thresholdNames, thresholds } from '../../../src/domain/thresholds.ts'

const at = '2026-01-02T03:04:05.000Z'
const gap = { code: 'store-locked', source: 'secret store', message: 'the keychain is locked', hint: 'unlock it' }

/** One hedge whose addresses could not be read: the least that a report can be made of. */
export const smallSnapshot = {
  schema: 'hedge.artifacts/1',
  gatheredAt: at,
  subjects: {
    ok: [
      {
        ...{
          id: '0123456789abcdef',
          name: 'eth-usdc',
          stored: true,
          chains: ['ethereum'],
          tokenIds: ['1'],
          assets: {},
        },
        ...{
          expectedAssets: ['ETH'],
          target: '1',
          network: 'mainnet',
          shared: false,
          subAccounts: false,
          createdAt: at,
          since: null,
        },
        ...{ entry: null, wallet: { gap }, account: { gap }, role: 'user' },
      },
    ],
    at,
  },
  chains: { ok: [], at },
  thresholds: { ok: Object.fromEntries(thresholdNames.map(name => [name, thresholds[name].default])), at },
  lps: { ok: [], at },
  dexes: { ok: [], at },
  accounts: { ok: [], at },
  markets: { ok: [], at },
}
