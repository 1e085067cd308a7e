import { hedgeKeys } from './hedgeKeys.ts'
import { everyTargetKey } from './notifyTarget.ts'
import { everyRpcKey } from './rpcKey.ts'

/** In the journal: URLs of this chain may lie where no note names them. No id of a hedge has a slash. */
export const rpcJournal = (chain: string): string => `rpc/${chain}`

/** The chain of a journal entry; null where it is the id of a hedge. */
export const journalledChain = (entry: string): string | null => /^rpc\/(.+)$/.exec(entry)?.[1] ?? null

/** The same for the secrets of a target of notifications. */
export const targetJournal = (name: string): string => `notify/${name}`

export const journalledTarget = (entry: string): string | null => /^notify\/(.+)$/.exec(entry)?.[1] ?? null

/** Every secret that a journalled change may have left behind. */
export const pendingKeys = (entry: string): string[] => {
  const [chain, target] = [journalledChain(entry), journalledTarget(entry)]
  if (chain !== null) return everyRpcKey(chain)
  return target === null ? hedgeKeys(entry) : everyTargetKey(target)
}
