import { ReadFailure } from '../../domain/failure.ts'
import { text } from '../../domain/shape.ts'

/** The account's mode as the venue spells it. Any single word passes: whether it is understood is judged later. */
export function readMode(body: unknown, path = 'userAbstraction'): string {
  const mode = text(body, path)
  if (/^[A-Za-z]{1,40}$/.test(mode)) return mode
  throw new ReadFailure({
    code: 'unknown-mode',
    source: 'hyperliquid',
    message: 'Hyperliquid names an account mode that is not one word, so what its balances mean is not known',
    hint: 'ask again: hedge status; if it stays, see whether a newer hedge knows this mode: hedge --version',
  })
}
