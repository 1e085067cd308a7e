import { exitCodes, Failure } from '../../domain/failure.ts'
import { type Hedge, type HedgeEntry, isOfOnePosition } from '../../domain/hedge.ts'

/** What was deposited into one position, and at what price, is not what was deposited into each of several. */
export function refuseEntry(entry: HedgeEntry | undefined, tokenIds: Hedge['tokenIds']): void {
  if (entry === undefined || isOfOnePosition(tokenIds)) return
  const flag = entry.deposit === undefined ? '--entry-price' : '--deposit'
  const several = tokenIds === 'all' ? 'every position of the wallet' : `${tokenIds.length} positions`
  throw new Failure(
    'usage',
    `${flag} is of a hedge with one position, and this one has ${several}`,
    `leave ${flag} out: what was deposited is read from the chain; or give one --position`,
    exitCodes.usage,
  )
}
