import type { ActionContext } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import type { Chain } from '../../domain/chain.ts'
import type { RpcEndpoint } from '../../domain/endpoint.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { Hedge } from '../../domain/hedge.ts'
import type { LpSnapshot, WirePosition } from '../../domain/lp.ts'
import type { LpQuery } from '../../domain/venue.ts'
import { addressFrom, askSpelled } from '../words/address.ts'
import { isClosed } from '../words/isClosed.ts'
import type { AddOptions } from './options.ts'
import { positionLine } from './positionLine.ts'

export type ChosenPositions = { snapshot: LpSnapshot; tokenIds: Hedge['tokenIds']; wallet: Address }

/** Finds the positions and lets the person pick; by flags, ids are taken as given and a wallet must be unambiguous. */
export async function choosePositions(
  context: ActionContext,
  options: AddOptions,
  chain: Chain,
  rpcs: readonly RpcEndpoint[],
): Promise<ChosenPositions> {
  const wallet = options.wallet === null ? null : await addressFrom(context, options.wallet, '--wallet')
  if (options.positions.length > 0) return byIds(context, chain, rpcs, options.positions, wallet)
  const owner =
    wallet ?? (await askSpelled(context, 'Wallet that holds the position', 'mainnet', { flag: '--wallet' })).address
  const snapshot = await read(context, chain, rpcs, { owner })
  if (snapshot.positions.length === 0) {
    throw new Failure(
      'no-positions',
      `${await context.checksummed(owner)} holds no Uniswap V3 position on ${chain.name} (staked ones are held by another contract)`,
      `give the NFT's number: hedge add --chain ${chain.name} --position ID`,
      exitCodes.missing,
    )
  }
  if (options.all) return { snapshot, tokenIds: 'all', wallet: owner }
  const open = snapshot.positions.filter(position => !isClosed(position))
  if (!context.interactive) return { snapshot, tokenIds: onlyOne(open), wallet: owner }
  return { snapshot, tokenIds: await pick(context, options, chain, snapshot, open), wallet: owner }
}

async function byIds(
  context: ActionContext,
  chain: Chain,
  rpcs: readonly RpcEndpoint[],
  tokenIds: readonly string[],
  wallet: Address | null,
): Promise<ChosenPositions> {
  const snapshot = await read(context, chain, rpcs, { tokenIds })
  if (snapshot.unknownIds.length > 0) {
    throw new Failure(
      'no-such-position',
      `there is no position #${snapshot.unknownIds.join(', #')} on ${chain.name}`,
      'look up the number at https://app.uniswap.org/positions, and check --chain',
      exitCodes.missing,
    )
  }
  const owners = [...new Set(snapshot.positions.map(({ owner }) => owner))]
  const holder = owners[0]
  if (wallet === null && owners.length > 1) {
    throw new Failure('usage', 'these positions have different owners', 'name yours: --wallet 0x…', exitCodes.usage)
  }
  if (holder === undefined)
    throw new Failure('no-positions', 'no position was given', 'hedge add --position ID', exitCodes.usage)
  if (wallet !== null && wallet !== holder)
    context.say(`Note: the position is held by ${await context.checksummed(holder)}, not by --wallet.`)
  return { snapshot, tokenIds, wallet: wallet ?? holder }
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

const everything = 'all'

async function pick(
  context: ActionContext,
  options: AddOptions,
  chain: Chain,
  snapshot: LpSnapshot,
  open: readonly WirePosition[],
): Promise<Hedge['tokenIds']> {
  const closed = snapshot.positions.length - open.length
  if (closed > 0) context.say(`${closed} closed position${closed === 1 ? '' : 's'} left out.`)
  const chosen = await context.prompt.chooseMany<string>({
    message: 'Which positions belong to this hedge? (space selects, enter confirms)',
    choices: [
      ...open.map((position, index) => ({
        name: positionLine(chain, options.assets, snapshot, position),
        value: position.tokenId,
        checked: open.length === 1 && index === 0,
      })),
      { name: 'every position of this wallet, now and later', value: everything },
    ],
  })
  return chosen.includes(everything) ? 'all' : chosen
}
