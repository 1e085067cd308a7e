import type { Secret } from './secret.ts'

/**
 * Where a chain is asked: the user's own URL (a Secret) or a public one. `label` is what messages call it. `id` is what
 * state knows it by: `own/<chain>/<place>/<set at>` or `public/<chain>/<host>`, never a URL or anything made from one.
 */
export type RpcEndpoint = { id: string; url: Secret; label: string; own: boolean }

/**
 * How positions can be read at a node, the fastest first: a lens that answers in revert data, the same lens answering as
 * the code of a contract, Multicall3 in steps, single calls in steps.
 */
export const readModes = ['revert', 'return', 'multicall', 'calls'] as const
export type ReadModeName = (typeof readModes)[number]

/** What was learned of an endpoint; all of it can be learned again. */
export type EndpointFacts = {
  /** The mode that worked, and the most positions it read at once. */
  mode: ReadModeName
  pageSize: number
  /** When that was (ISO 8601): after some days the fastest mode is tried again. */
  learnedAt: string
  multicall3?: false
  batch?: false
  /** Blocks that one `eth_getLogs` was found to span where it does not take all of them. */
  logRange?: number
  measured?: EndpointMeasure
}

/** What `rpc test` found; null: not known. */
export type EndpointMeasure = {
  /** Gas of an `eth_call` that asks for none. */
  gasCap: number | null
  /** The widest `eth_getLogs` that was answered, in blocks; 0: none. */
  logRange: number | null
  /** The deepest block behind the newest whose state was there; 0: none. */
  archiveDepth: number | null
  batch: boolean | null
  multicall3: boolean | null
  /** It holds accounts it could sign for. */
  signs: boolean | null
}

/**
 * Namespaces of a node that answer and that no reader needs: those that sign, those that administer the node, and those of a
 * development node, which acts for any address. `unknown` counts the questions that were not answered at all.
 */
export type OpenNamespaces = { signing: string[]; admin: string[]; development: string[]; unknown: number }

/** Remembers what was learned of endpoints. Never throws: a run without memory is slower and nothing else. */
export type EndpointMemory = {
  get(id: string): EndpointFacts | undefined
  put(id: string, facts: EndpointFacts): void
  /** Forgets what `isGone` says is gone. */
  forget(isGone: (id: string) => boolean): void
}
