import { noAsset } from '../../domain/assets.ts'
import { type Chain, tokenRefusal } from '../../domain/chain.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { ratioWasRead, type WireToken } from '../../domain/lp.ts'

/**
 * What earns is counted by its ratio or not at all, whatever is said of it: one to one, the hedge would be too small, and
 * as another asset its ratio would be one to the wrong thing.
 */
export function refuseMapping(token: WireToken, chain: Chain, said: string | undefined): void {
  if (said === noAsset) return
  const { symbol, address } = token
  const uncountable = tokenRefusal(chain, address, ratioWasRead(token))
  const refusal = uncountable === null ? contradiction(token, chain, said) : `: ${uncountable}`
  if (refusal === null) return
  throw new Failure(
    'refused-token',
    `${symbol} (${address}) cannot be counted${refusal}`,
    `leave it out of the exposure: --asset ${address}=none`,
    exitCodes.usage,
  )
}

/** A token that tells its ratio to one asset stands for no other. */
function contradiction({ address }: WireToken, chain: Chain, said: string | undefined): string | null {
  const known = chain.tokens.find(token => token.address === address)
  if (known?.ratio === undefined || said === undefined || said === known.asset) return null
  return ` as ${said}: its contract tells its ratio to ${known.asset}`
}
