import type { Subject } from '../../domain/hedge.ts'
import { known } from '../../domain/read.ts'
import type { Sources } from '../gathering.ts'

/**
 * From when on a hedge's trades are wanted, in milliseconds: from what its owner said; else from the first mint of its positions, since
 * the short that hedges them was opened after it, or from when it was added where that was earlier.
 */
export async function since(sources: Sources, { id, since: said, createdAt }: Subject): Promise<number> {
  const told = Date.parse(said ?? '')
  if (!Number.isNaN(told)) return told
  const histories = known(await sources.artifact('histories')) ?? []
  const mints = histories.flatMap(({ subject, read }) => {
    const history = subject === id ? known(read) : undefined
    return history === undefined ? [] : [Number(history.mint.timestamp) * 1000]
  })
  const added = Date.parse(createdAt ?? '')
  return Math.min(...mints, Number.isNaN(added) ? sources.now().getTime() : added)
}
