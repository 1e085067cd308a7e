import { join } from 'node:path'
import type { OperatorMemory, SavedOperators } from '../domain/approvals.ts'
import { array, boolean, object, type Reader, text, where } from '../domain/shape.ts'
import { type KeptFile, type Kind, keptFile } from './history/keptFile.ts'
import { block } from './history/shapes.ts'
import { both, byKey, readable } from './history/tables.ts'

type Chains = { chains: Record<string, SavedOperators> }

/** Not of forty digits, which an address has. */
const digest = where(text, is => /^[0-9a-f]{32}$/.test(is), 'a digest')

/** Each of them is a transaction of the person's own. */
const mostSeen = 2_000

const savedOperators: Reader<SavedOperators> = object({
  of: digest,
  lowest: block,
  from: block,
  to: block,
  witnessed: boolean,
  seen: where(array(object({ digest, at: block, approved: boolean })), is => is.length <= mostSeen, 'a short list'),
})

const chains = byKey(/^[a-z][a-z0-9-]{0,31}$/, savedOperators)

/** Of the same wallet what covers more blocks; of another one the newer. */
const fuller = (theirs: SavedOperators | undefined, ours: SavedOperators): SavedOperators =>
  theirs !== undefined && theirs.of === ours.of && blocksOf(theirs) > blocksOf(ours) ? theirs : ours

const blocksOf = ({ from, to }: SavedOperators): bigint => BigInt(to) - BigInt(from)

/** A digest with its block is about 80 bytes. */
const kind: Kind<Chains> = {
  empty: { chains: {} },
  read: object({ chains }),
  merge: (theirs, ours) => ({ chains: both(theirs.chains, ours.chains, fuller) }),
  mostBytes: 1024 * 1024,
  sealed: true,
}

/**
 * Keeps in `operators/<hedge id>.json` of the state folder how far the events of a position manager were read, by chain. What a run keeps
 * takes the place of what it knew, so that it may take back a scan that was not whole. `flush` writes what waits.
 */
export function openOperatorMemory(folder: string): OperatorMemory & { flush(): void } {
  const files = new Map<string, KeptFile<Chains>>()
  const fileOf = (hedge: string): KeptFile<Chains> | null => {
    if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(hedge)) return null
    const file = files.get(hedge) ?? keptFile(join(folder, 'operators', `${hedge}.json`), kind)
    files.set(hedge, file)
    return file
  }
  return {
    get: (hedge, chain) => {
      const known = fileOf(hedge)?.get().chains ?? {}
      return Object.hasOwn(known, chain) ? known[chain]! : null
    },
    keep: (hedge, chain, saved) => {
      const row = readable(chains, chain, saved)
      if (row !== null) fileOf(hedge)?.change(all => ({ chains: { ...all.chains, ...row } }))
    },
    flush: () => {
      for (const file of files.values()) file.flush()
    },
  }
}
