import { HttpFailure } from '../../http.ts'
import { allowedLogRange, refusesLogRange } from '../../json-rpc/logRangeRefusal.ts'
import { RpcError } from '../../json-rpc/RpcError.ts'
import { troubleOf } from '../../json-rpc/troubleOf.ts'

/** Blocks to ask for after a failure, and whether the node said that more never do. */
export type Narrower = { blocks: bigint; firm: boolean }

/**
 * What to ask for after so many blocks failed; null where fewer would fail as well. A rate limit never narrows anything. A
 * node that refuses without a reason that is known gets two more chances, of 1,000 and 10 blocks; a silent one the first.
 */
export function narrower(error: unknown, asked: bigint): Narrower | null {
  if (asked <= 1n) return null
  const half = { blocks: asked / 2n, firm: false }
  const chance = asked > 1_000n ? 1_000n : asked > 10n ? 10n : null
  const unknown = chance === null ? null : { blocks: chance, firm: false }
  if (error instanceof HttpFailure) {
    if (error.kind === 'too-large' || error.status === 413) return half
    if (error.kind === 'timeout' || error.kind === 'aborted' || [408, 504, 524].includes(error.status ?? 0))
      return unknown
    return error.status === 400 || error.status === 422 ? unknown : null
  }
  if (!(error instanceof RpcError)) return null
  if (refusesLogRange(error.message)) return allowedLogRange(error.message, asked) ?? half
  const trouble = troubleOf(error)
  if (trouble === 'too-large' || trouble === 'out-of-gas') return half
  return trouble === 'refused' && !isUnknownMethod(error) ? unknown : null
}

const isUnknownMethod = ({ code, message }: RpcError): boolean =>
  code === -32601 ||
  /method.{0,40}(not (exist|found|supported|available|allowed)|disabled)|unsupported method/i.test(message)
