import type { ActionContext } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import type { Chain } from '../../domain/chain.ts'
import type { RpcEndpoint } from '../../domain/endpoint.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { Hedge } from '../../domain/hedge.ts'
import type { LpSnapshot, WirePosition } from '../../domain/lp.ts'
import type { LpQuery } from '../../domain/venue.ts'
import { addressFrom } from '../words/address.ts'
import { isClosed } from '../words/isClosed.ts'
import { holderOf } from './holderOf.ts'
import { noPositions, noSuchPosition } from './notFound.ts'
import type { AddOptions } from './options.ts'

export type ChosenPositions = { snapshot: LpSnapshot; tokenIds: Hedge['tokenIds']; wallet: Address }

/** By flags alone: ids are taken as given, and a wallet must be unambiguous. */
export async function choosePositions(
  context: ActionContext,
  options: AddOptions,
  chain: Chain,
  rpcs: readonly RpcEndpoint[],
): Promise<ChosenPositions> {
  const { positions, wallet } = options
  // Nothing is read of what is no address.
  const named = wallet === null ? null : await addressFrom(context, wallet, '--wallet')
  if (positions.length > 0 || named === null) return byIds(context, options, chain, rpcs)
  const snapshot = await read(context, chain, rpcs, { owner: named })
  if (snapshot.positions.length === 0) throw noPositions(await context.checksummed(named), chain.name)
  if (options.all) return { snapshot, tokenIds: 'all', wallet: named }
  const open = snapshot.positions.filter(position => !isClosed(position))
  return { snapshot, tokenIds: onlyOne(open), wallet: named }
}

async function byIds(
  context: ActionContext,
  options: AddOptions,
  chain: Chain,
  rpcs: readonly RpcEndpoint[],
): Promise<ChosenPositions> {
  const tokenIds = options.positions
  const snapshot = await read(context, chain, rpcs, { tokenIds })
  if (snapshot.unknownIds.length > 0) throw noSuchPosition(snapshot.unknownIds, chain.name)
  return { snapshot, tokenIds, wallet: await holderOf(context, options, snapshot) }
}

const read = (
  context: ActionContext,
  chain: Chain,
  rpcs: readonly RpcEndpoint[],
  query: LpQuery,
): Promise<LpSnapshot> =>
  context.progress(
    `Reading positions on ${chain.title}`,
    context.lpVenue().then(venue => venue.readPositions(chain, rpcs, query, context.deadline())),
  )

function onlyOne(open: readonly WirePosition[]): readonly string[] {
  const [first, ...others] = open
  if (first !== undefined && others.length === 0) return [first.tokenId]
  const ids = open.slice(0, 10).map(({ tokenId }) => tokenId)
  throw new Failure(
    'which-position',
    first === undefined
      ? 'every position of the wallet is closed'
      : `the wallet holds ${open.length} open positions: ${ids.join(', ')}${open.length > 10 ? ', …' : ''}`,
    `hedge add --position ${ids[0] ?? 'ID'} …, or --all for every one`,
    exitCodes.usage,
  )
}
