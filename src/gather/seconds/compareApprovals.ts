import type { Approvals, ApprovalsQuery } from '../../domain/approvals.ts'
import type { Chain } from '../../domain/chain.ts'
import type { RpcEndpoint } from '../../domain/endpoint.ts'
import { ReadFailure } from '../../domain/failure.ts'
import type { LpSnapshot } from '../../domain/lp.ts'
import { isRead } from '../../domain/read.ts'
import type { LpVenue } from '../../domain/venue.ts'
import { askedOperators, differingApprovals } from './differingApprovals.ts'

/** What was read of one hedge on one chain. */
export type Holding = { approvals: Approvals; snapshot: LpSnapshot }

type ReadApprovals = NonNullable<LpVenue['readApprovals']>

/**
 * What another provider does not agree on of who may take the positions of a wallet; where they differ both are asked once more. Of one
 * that need not know the wallet only what stands by the ids is asked. Throws ReadFailure.
 */
export async function compareApprovals(
  read: ReadApprovals,
  chain: Chain,
  [first, rpc]: readonly [RpcEndpoint, RpcEndpoint],
  { approvals, snapshot }: Holding,
  mayKnow: boolean,
  limit: () => AbortSignal,
): Promise<string[]> {
  const own = isRead(approvals.wallet) ? { ok: approvals.wallet.ok.address, at: approvals.wallet.at } : approvals.wallet
  const wallet: ApprovalsQuery['wallet'] = mayKnow ? own : { gap: notAsked(chain) }
  const ask = (of: RpcEndpoint, rest: Pick<ApprovalsQuery, 'positions' | 'known' | 'at'>) =>
    read(chain, [of], { ...nothing, wallet, ...rest }, limit())
  const whole = {
    positions: approvals.positions,
    known: askedOperators(approvals).map(address => ({ address })),
    at: approvals.block.number,
  }
  const of = async (rpcAsked: RpcEndpoint) => whatIsRead(await ask(rpcAsked, whole), mayKnow && isRead(own))
  const found = differingApprovals(approvals, await of(rpc))
  const agreed = found.length === 0 ? [] : differingApprovals(await of(first).catch(() => approvals), await of(rpc))
  if (!mayKnow || !isRead(own) || snapshot.balance === null) return agreed
  const at = snapshot.block.number
  const count = async (asked: RpcEndpoint) => (await ask(asked, { positions: [], known: [], at })).balance
  const theirs = await count(rpc)
  if (theirs === undefined || !isRead(theirs)) throw new ReadFailure(theirs?.gap ?? notAsked(chain))
  return theirs.ok === snapshot.balance ? agreed : [...agreed, 'whether the wallet holds as many positions']
}

/** A part that the other one could not read is not one that it agrees on. */
function whatIsRead(theirs: Approvals, isAsked: boolean): Approvals {
  const gap = [theirs.wallet, theirs.operators].flatMap(part => ('gap' in part ? part.gap : []))[0]
  if (isAsked && gap !== undefined) throw new ReadFailure(gap)
  return theirs
}

const nothing: Pick<ApprovalsQuery, 'tokens' | 'saved' | 'keep' | 'progress'> = {
  tokens: [],
  saved: null,
  keep: () => {},
  progress: () => {},
}

const notAsked = ({ name }: Chain) => ({
  code: 'wallet-not-asked',
  source: `${name} RPC`,
  message: 'a public RPC is not asked about the wallet',
  hint: `hedge rpc set ${name} --also, with an RPC of another provider`,
})
