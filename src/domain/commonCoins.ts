import type { Hedge } from './hedge.ts'

type Hedging = Pick<Hedge, 'testnet' | 'coins'>

/** Coins that both hedge with on the same network: where they also read the same account, the same perps. */
export const commonCoins = (one: Hedging, other: Hedging): string[] =>
  one.testnet === other.testnet ? one.coins.filter(coin => other.coins.includes(coin)) : []
