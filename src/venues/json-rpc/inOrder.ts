import type { RpcEndpoint } from '../../domain/endpoint.ts'
import { ReadFailure } from '../../domain/failure.ts'
import type { Gap } from '../../domain/read.ts'
import { gapFrom } from './gapFrom.ts'

/** A newest block that is older than this is behind, or the chain stands still: another endpoint may know. */
const staleAfterSeconds = 300

export type Patience = {
  signal: AbortSignal
  /** Milliseconds that all endpoints share; each gets its part of what the ones before it left. */
  timeout: number
  now: () => Date
}

/**
 * Asks endpoints in order, each within its share of the time, until one answers. What no other endpoint would say
 * differently (another chain, a wrong contract) is thrown at once. A stale answer is kept while the others are asked, and
 * the newest one stands if all are stale: its block's time says so, and reports flag legs that lie too far apart.
 */
export async function inOrder<T>(
  rpcs: readonly RpcEndpoint[],
  chain: { name: string },
  { signal, timeout, now }: Patience,
  ask: (rpc: RpcEndpoint, signal: AbortSignal) => Promise<T>,
  timestampOf: (answer: T) => number,
): Promise<T> {
  const until = performance.now() + timeout
  const gaps: Gap[] = []
  let stale: T | undefined
  for (const [n, rpc] of rpcs.entries()) {
    const left = rpcs.length - n
    const share = Math.max(1, Math.floor((until - performance.now()) / left))
    const limit = left === 1 ? signal : AbortSignal.any([signal, AbortSignal.timeout(share)])
    try {
      const answer = await ask(rpc, limit)
      if (now().getTime() / 1000 - timestampOf(answer) <= staleAfterSeconds) return answer
      if (stale === undefined || timestampOf(answer) > timestampOf(stale)) stale = answer
    } catch (error) {
      const gap = error instanceof ReadFailure ? error.gap : gapFrom(error, rpc, chain)
      if (!ofEndpoint(gap) || rpcs.length === 1) throw error instanceof ReadFailure ? error : new ReadFailure(gap)
      gaps.push(gap)
    }
    if (signal.aborted) break
  }
  if (stale !== undefined) return stale
  throw new ReadFailure(together(gaps, chain))
}

/** Another endpoint of the chain may do better. */
const ofEndpoint = ({ code }: Gap): boolean =>
  code.startsWith('rpc-') || code === 'mixed-blocks' || code === 'incomplete-page'

/** One gap for all: it names each endpoint and what it did. */
export function together(gaps: readonly Gap[], chain: { name: string }): Gap {
  const [first] = gaps
  const same = gaps.every(({ code }) => code === first?.code)
  return {
    code: same && first ? first.code : 'rpc-all-failed',
    source: `${chain.name} RPC`,
    message: gaps.map(({ message }) => message).join('; '),
    hint: `hedge rpc test ${chain.name}, or hedge rpc set ${chain.name} with an RPC of your own`,
  }
}
