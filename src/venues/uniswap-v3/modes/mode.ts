import type { ReadModeName } from '../../../domain/endpoint.ts'
import type { Asked, BlockTag, Page, PageQuery } from '../page.ts'

/**
 * One way of reading a page at one block. All of them give the same numbers, to the last bit. `read` throws Unanswered
 * where another mode or a smaller page may do better, and ReadFailure or the node's own error where not.
 */
export type ReadMode = {
  name: ReadModeName
  /** Positions asked for at once, to begin with. */
  pageSize: number
  /** Its answers carry a checksum; those that do not are held against themselves. */
  sealed: boolean
  /** Pages that are under way at the same time. */
  atOnce: number
  read(asked: Asked, query: PageQuery, block: BlockTag, reach: Reach): Promise<Page>
}

/** `habits` is what a mode may change as it finds out; it is remembered with the mode. */
export type Reach = { signal: AbortSignal; habits: { batch: boolean } }
