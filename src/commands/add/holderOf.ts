import type { ActionContext } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { LpSnapshot } from '../../domain/lp.ts'
import { addressFrom } from '../words/address.ts'
import type { AddOptions } from './options.ts'

/** Whose wallet it is: the one that was named, else the one that holds all of them, which may be a contract. */
export async function holderOf(
  context: ActionContext,
  { wallet }: Pick<AddOptions, 'wallet'>,
  { positions }: LpSnapshot,
): Promise<Address> {
  const named = wallet === null ? null : await addressFrom(context, wallet, '--wallet')
  const owners = [...new Set(positions.map(({ owner }) => owner))]
  const holder = owners[0]
  if (named === null && owners.length > 1) {
    throw new Failure('usage', 'these positions have different owners', 'name yours: --wallet 0x…', exitCodes.usage)
  }
  if (holder === undefined)
    throw new Failure('no-positions', 'no position was given', 'hedge add --position ID', exitCodes.usage)
  if (named !== null && named !== holder)
    context.say(`Note: the position is held by ${await context.checksummed(holder)}, not by --wallet.`)
  return named ?? holder
}
