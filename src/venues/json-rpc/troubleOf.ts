import { HttpFailure } from '../http.ts'
import { refusesLogRange, saysBlockAhead } from './logRangeRefusal.ts'
import { RpcError } from './RpcError.ts'
import { revertData } from './revertData.ts'

/**
 * What a node's refusal means for the next try. `rate-limit` and `block-missing` (a node behind the others) pass with
 * time; `too-large` and `out-of-gas` call for a smaller question; `reverted` is the contract's answer, not the node's;
 * `refused` is every other way of not running a call.
 */
export type Trouble = 'reverted' | 'out-of-gas' | 'too-large' | 'block-missing' | 'rate-limit' | 'refused'

/** In this order: "gas limit exceeded" and "response size limit exceeded" are no rate limits. Codes say nothing sure. */
const said: readonly [Trouble, RegExp][] = [
  [
    'out-of-gas',
    /out ?of ?gas|gas required exceeds|(exceeds?|insufficient|low|over) .{0,20}\bgas\b|gas (limit|cap|allowance)|intrinsic gas|memory ?(oog|limit)/i,
  ],
  [
    'too-large',
    /too (large|big|long)|code ?size|size.{0,12}(limit|exceed)|exceed.{0,30}(size|bytes)|(response|request|body|payload|result|output) (limit|length)/i,
  ],
  ['reverted', /revert|vm (execution|exception)|evm error|invalid (opcode|jump|instruction)|stack (under|over)flow/i],
  [
    'block-missing',
    /header not found|(unknown|missing|unavailable) (block|header)|block.{0,40}not (found|available)|missing trie node|state.{0,40}(not available|unavailable|pruned)|historical state/i,
  ],
  [
    'rate-limit',
    /\brate\b|rate.?limit|too many|quota|throttl|capacity|(limit|credits|units) (exceeded|reached)|exceeded.{0,30}(limit|requests|calls)|slow down|(server|node|service) (is )?(busy|overloaded)/i,
  ],
]

/** Null for what is no refusal: a connection that failed, an answer that cannot be read. */
export function troubleOf(error: unknown): Trouble | null {
  if (error instanceof HttpFailure) {
    if (error.status === 413) return 'too-large'
    if (error.status === 429) return 'rate-limit'
    return error.status === 400 || error.status === 422 ? 'refused' : null
  }
  if (!(error instanceof RpcError)) return null
  if (revertData(error) !== null) return 'reverted'
  return said.find(([, words]) => words.test(error.message))?.[0] ?? (error.code === 429 ? 'rate-limit' : 'refused')
}

/** Worth asking again, later, as it was asked. A range of logs that is too wide ("limit exceeded") stays too wide. */
export const passes = (error: unknown): boolean => {
  if (!(error instanceof RpcError) || refusesLogRange(error.message)) return false
  const trouble = saysBlockAhead(error.message) ? 'block-missing' : troubleOf(error)
  return trouble === 'rate-limit' || trouble === 'block-missing'
}
