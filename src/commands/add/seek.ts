import type { ActionContext } from '../../domain/actionContext.ts'
import type { Chain } from '../../domain/chain.ts'
import type { RpcEndpoint } from '../../domain/endpoint.ts'
import { ReadFailure } from '../../domain/failure.ts'
import type { LpSnapshot } from '../../domain/lp.ts'
import type { LpQuery } from '../../domain/venue.ts'
import type { ChosenChain } from './chooseChain.ts'

/** Positions of one chain, and where they were read. */
export type Found = ChosenChain & { snapshot: LpSnapshot }

/** Where to look: a chain whose endpoint was proved just now or is known, or one whose endpoints are still to be got. */
export type Place = ChosenChain | { chain: Chain; rpcs: null }

/**
 * Looks on all of them at once: where there is something. One that could not be looked at is told of in a line. `meanwhile`:
 * what else is waited for.
 */
export async function seek(
  context: ActionContext,
  places: readonly Place[],
  query: LpQuery,
  meanwhile: Promise<unknown>,
): Promise<Found[]> {
  const venue = await context.lpVenue()
  const signal = context.deadline()
  let done = 0
  const look = async (place: Place): Promise<Found | Missed> => {
    try {
      const rpcs = place.rpcs ?? (await context.chains.endpoints(place.chain))
      if (rpcs.length === 0) return missed(place.chain, 'no RPC is set')
      return {
        chain: place.chain,
        rpcs,
        newRpc: place.rpcs === null ? null : place.newRpc,
        snapshot: await read(place.chain, rpcs),
      }
    } catch (error) {
      if (!(error instanceof ReadFailure) || places.length === 1 || context.signal.aborted) throw error
      return missed(place.chain, error.gap.message)
    } finally {
      done += 1
    }
  }
  const read = (chain: Chain, rpcs: readonly RpcEndpoint[]) => venue.readPositions(chain, rpcs, query, signal)
  const doing =
    places.length === 1
      ? `Looking for positions on ${places[0]!.chain.title}`
      : () => `Looking for positions: ${done} of ${places.length} chains`
  const [looked] = await context.progress(doing, Promise.all([Promise.all(places.map(look)), meanwhile]))
  const not = looked.filter(result => 'why' in result)
  for (const { chain, why } of not) {
    context.say(`Note: ${chain.title} was not looked at: ${why}. Set an RPC of your own: hedge rpc set ${chain.name}`)
  }
  const found = looked.filter(result => 'snapshot' in result).filter(({ snapshot }) => snapshot.positions.length > 0)
  if (places.length > 1) context.say(summary(found, places.length - not.length))
  return found
}

type Missed = { chain: Chain; why: string }

const missed = (chain: Chain, why: string): Missed => ({ chain, why })

function summary(found: readonly Found[], looked: number): string {
  const count = found.reduce((sum, { snapshot }) => sum + snapshot.positions.length, 0)
  const where = found.map(({ chain, snapshot }) => `${chain.title} (${snapshot.positions.length})`).join(', ')
  const chains = `${looked} chain${looked === 1 ? '' : 's'}`
  return count === 0 ? `Nothing on ${chains}.` : `Looked at ${chains}: ${where}.`
}
