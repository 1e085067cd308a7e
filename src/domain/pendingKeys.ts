import { hedgeKeys } from './hedgeKeys.ts'
import { everyRpcKey } from './rpcKey.ts'

/** In the journal: URLs of this chain may lie where no note names them. No id of a hedge has a slash. */
export const rpcJournal = (chain: string): string => `rpc/${chain}`

/** The chain of a journal entry; null where it is the id of a hedge. */
export const journalledChain = (entry: string): string | null => /^rpc\/(.+)$/.exec(entry)?.[1] ?? null

/** Every secret that a journalled change may have left behind. */
export const pendingKeys = (entry: string): string[] => {
  const chain = journalledChain(entry)
  return chain === null ? hedgeKeys(entry) : everyRpcKey(chain)
}
