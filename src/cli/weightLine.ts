import type { Network } from '../domain/perp.ts'
import type { Tally } from '../domain/venue.ts'

/** What a run took of the 1,200 that Hyperliquid gives an IP address in a minute, and for what. */
export function weightLine(network: Network, tallies: readonly Tally[]): string {
  const [weight, requests] = (['weight', 'requests'] as const).map(of => tallies.reduce((sum, its) => sum + its[of], 0))
  const parts = tallies
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ type, requests: times, weight: of }) => `${type}${times === 1 ? '' : ` × ${times}`} ${of}`)
  const where = network === 'mainnet' ? 'Hyperliquid' : `Hyperliquid (${network})`
  const said = `${where}: weight ${weight} of 1,200 a minute, in ${requests} ${requests === 1 ? 'request' : 'requests'}`
  return parts.length === 0 ? said : `${said}: ${parts.join(', ')}`
}
