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
 * Looks on all of them at once. `found`: where there is something; `looked`: how many could be looked at, the others being told of. `meanwhile`:
 * what else is waited for.
 */
export async function seek(
  context: ActionContext,
  places: readonly Place[],
  query: LpQuery,
  meanwhile: Promise<unknown>,
): Promise<{ found: Found[]; looked: number }> {
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
  const [results] = await context.progress(doing, Promise.all([Promise.all(places.map(look)), meanwhile]))
  const seen = results.filter(result => 'snapshot' in result)
  sayMissed(
    context,
    results.filter(result => 'why' in result),
  )
  const found = seen.filter(({ snapshot }) => snapshot.positions.length > 0)
  if (places.length > 1 && found.length > 0) context.say(summary(found, seen.length))
  return { found, looked: seen.length }
}

type Missed = { chain: Chain; why: string }

const missed = (chain: Chain, why: string): Missed => ({ chain, why })

/** Those that say the same stand together. */
function sayMissed(context: ActionContext, all: readonly Missed[]): void {
  for (const [why, those] of Map.groupBy(all, each => each.why)) {
    const titles = those.map(({ chain }) => chain.title).join(', ')
    context.say(`Note: not looked at: ${titles} (${why}). An RPC of your own: hedge rpc set ${those[0]!.chain.name}`)
  }
}

function summary(found: readonly Found[], looked: number): string {
  const where = found.map(({ chain, snapshot }) => `${chain.title} (${snapshot.positions.length})`).join(', ')
  return `Looked at ${looked} chain${looked === 1 ? '' : 's'}: ${where}.`
}
