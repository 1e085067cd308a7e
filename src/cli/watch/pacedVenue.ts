import type { Address } from '../../domain/address.ts'
import type { DexState, Network } from '../../domain/perp.ts'
import type { PerpVenue } from '../../domain/venue.ts'
import { type Pacing, pacedPast } from './pacedPast.ts'
import type { Part } from './pacer.ts'

const minute = 60_000
const hour = 60 * minute

/** What a request weighs (Hyperliquid documentation, "Rate limits"): of what changes by the second, of the rest, and of a role. */
const [small, large, role] = [2, 20, 60]

/**
 * The venue as a watch asks it: what changes by the second each time, the rest as often as it matters, and nothing beyond what the
 * watch may ask within a minute. Prices and funding rates once a minute, a dex on which nothing is held every two, trades every five.
 */
export function pacedVenue(venue: PerpVenue, network: Network, pacing: Pacing): PerpVenue {
  const { pacer } = pacing
  const light = (key: string): Part => ({ key: `${network} ${key}`, kind: 'light', weight: small, period: 0 })
  const heavy = (key: string, period: number, weight = large): Part => ({
    ...{ key: `${network} ${key}`, kind: 'heavy', weight, period },
  })
  const stateOn = (account: Address, dex: string): Part => ({
    ...light(`state ${account} ${dex}`),
    after: state => (dex !== '' && (state as DexState).positions.length === 0 ? 2 * minute : 0),
  })
  return {
    ...venue,
    readRole: (account, signal) =>
      pacer.read(heavy(`role ${account}`, hour, role), () => venue.readRole(account, signal)),
    readMode: (account, signal) =>
      pacer.read(heavy(`mode ${account}`, 10 * minute), () => venue.readMode(account, signal)),
    readDexState: (account, dex, signal) =>
      pacer.read(stateOn(account, dex), () => venue.readDexState(account, dex, signal)),
    readSpotState: (account, signal) =>
      pacer.read(light(`spot ${account}`), () => venue.readSpotState(account, signal)),
    readMarkets: (dex, signal) => pacer.read(heavy(`markets ${dex}`, minute), () => venue.readMarkets(dex, signal)),
    readPerpMetas: signal => pacer.read(heavy('dexes', hour), () => venue.readPerpMetas(signal)),
    readOrders: (account, dex, signal) =>
      pacer.read(heavy(`orders ${account} ${dex}`, 5 * minute), () => venue.readOrders(account, dex, signal)),
    readSubAccounts: (master, signal) =>
      pacer.read(heavy(`subs ${master}`, minute), () => venue.readSubAccounts(master, signal)),
    readVaultShares: (account, signal) =>
      pacer.read(heavy(`vaults ${account}`, 10 * minute), () => venue.readVaultShares(account, signal)),
    ...pacedPast(venue, pacing),
  }
}
