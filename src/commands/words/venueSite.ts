import type { Network } from '../../domain/perp.ts'

/** Where a person manages the agents (API wallets) of an account. */
export const agentPage = (network: Network): string =>
  `https://app.hyperliquid${network === 'testnet' ? '-testnet' : ''}.xyz/API`
