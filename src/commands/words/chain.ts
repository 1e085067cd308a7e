import type { ActionContext } from '../../domain/actionContext.ts'
import type { Chain } from '../../domain/chain.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'

/** The chain of that name; what was typed is not repeated, the names that exist are. One that is refused says why. */
export function chainFrom(context: ActionContext, name: string): Chain {
  const chain = context.chains.find(name.trim().toLowerCase())
  if (chain !== null) return chain
  const refusal = context.chains.refusal(name)
  if (refusal !== null) throw new Failure('refused-chain', refusal, 'hedge chain list', exitCodes.usage)
  const names = context.chains.all().map(known => known.name)
  throw new Failure(
    'unknown-chain',
    `that chain is not known; known are: ${names.join(', ')}`,
    'hedge chain add NAME --chain-id N --position-manager 0x…',
    exitCodes.usage,
  )
}
