import type { EndpointFacts, EndpointMemory } from '../../../domain/endpoint.ts'
import { RpcError, RpcShapeError } from '../../json-rpc/RpcError.ts'
import type { Asked } from '../page.ts'
import { Unanswered, type WhyUnanswered } from '../Unanswered.ts'
import { modes } from './index.ts'
import type { Reach, ReadMode } from './mode.ts'

/** `anew`: what is remembered is not trusted. */
export type Learning = { signal: AbortSignal; memory: EndpointMemory; now: () => Date; anew?: boolean }

/** `size` is the page size to begin with; `work` says with which one it ended. */
type Work<T> = (mode: ReadMode, size: number, reach: Reach) => Promise<{ result: T; size: number }>

/** Providers change: after a week the fastest mode gets another chance. */
const forgetAfter = 7 * 24 * 60 * 60 * 1000

/**
 * Does work in the mode that is remembered of an endpoint, else in the fastest, and goes on to the next one that its failure
 * suggests. What worked is remembered. When none works the first failure is thrown, which says what kind of node this is,
 * unless a later one tells more.
 */
export async function withModes<T>(asked: Asked, { signal, memory, now, anew }: Learning, work: Work<T>): Promise<T> {
  const { id } = asked.rpc
  const known = anew ? undefined : recent(memory.get(id), now())
  const habits = { batch: known?.batch !== false }
  const untried = new Set(modes)
  let mode: ReadMode | undefined = modes.find(({ name }) => name === known?.mode) ?? modes[0]!
  let size = known?.pageSize ?? mode.pageSize
  let first: Unanswered | undefined
  while (mode !== undefined) {
    untried.delete(mode)
    try {
      const done = await work(mode, size, { signal, habits })
      remember(memory, id, known, { mode: mode.name, pageSize: done.size, batch: habits.batch }, now())
      return done.result
    } catch (error) {
      if (first !== undefined && (error instanceof RpcError || error instanceof RpcShapeError)) throw first
      if (!(error instanceof Unanswered)) throw error
      first = first === undefined || tellsMore(error) ? error : first
      mode = next(mode, error.why, untried, known !== undefined)
      size = mode?.pageSize ?? 0
    }
  }
  throw first
}

/** A page that was too much, or changed on its way: not just one more way of asking that this node does not know. */
const tellsMore = ({ why }: Unanswered): boolean => ['garbled', 'out-of-gas', 'too-large', 'cut'].includes(why)

/** Where a failure leads that a smaller page did not mend; out of gas it leads nowhere, and from a changed answer neither. */
const after: Partial<Record<ReadMode['name'], Partial<Record<WhyUnanswered, ReadMode['name']>>>> = {
  revert: { stripped: 'return', cut: 'return', 'not-run': 'multicall', 'too-large': 'multicall' },
  return: { stripped: 'multicall', cut: 'multicall', 'not-run': 'multicall', 'too-large': 'multicall' },
  multicall: { 'no-multicall3': 'calls', 'not-run': 'calls', 'too-large': 'calls' },
}

/** A remembered mode that fails proves nothing about the faster ones: then they are tried too. */
function next(mode: ReadMode, why: WhyUnanswered, untried: Set<ReadMode>, remembered: boolean): ReadMode | undefined {
  if (why === 'garbled') return undefined
  const suggested = [...untried].find(({ name }) => name === after[mode.name]?.[why])
  return suggested ?? (remembered ? [...untried][0] : undefined)
}

function recent(facts: EndpointFacts | undefined, now: Date): EndpointFacts | undefined {
  const age = now.getTime() - Date.parse(facts?.learnedAt ?? '')
  return age >= 0 && age < forgetAfter ? facts : undefined
}

/** The day something was learned stays until it changes; the fastest mode at its full size needs no memory. */
function remember(
  memory: EndpointMemory,
  id: string,
  known: EndpointFacts | undefined,
  { mode, pageSize, batch }: { mode: ReadMode['name']; pageSize: number; batch: boolean },
  now: Date,
): void {
  const before = memory.get(id)
  const plain = mode === modes[0]!.name && pageSize >= modes[0]!.pageSize
  if (before === undefined && plain) return
  const same = known !== undefined && known.mode === mode && known.pageSize === pageSize
  if (same && (known.batch !== false) === batch) return
  const facts: EndpointFacts = { ...before, mode, pageSize, learnedAt: now.toISOString() }
  delete facts.batch
  delete facts.multicall3
  if (!batch) facts.batch = false
  if (mode === 'calls') facts.multicall3 = false
  memory.put(id, facts)
}
