import type { PastedKind } from './actionContext.ts'
import type { Activity } from './activity.ts'
import type { Read } from './read.ts'
import type { SecretKey, StoreKind } from './secretStore.ts'

/** What is known of one stored secret without saying it: what it is, or that nothing lies there. */
export type Holding = { key: SecretKey; holds: PastedKind | 'missing' }

/** A file of this program in which something that can sign, or an address or a URL that must not lie there, was found. */
export type StrayInFile = { file: string; kind: PastedKind }

/** The secret store in use, and what lies in it and in the files of this program. */
export type StoreFacts = {
  kind: StoreKind
  where: string
  /** It survives a restart of the machine, and lies encrypted on the disk; null: nobody can say. */
  persistent: Read<boolean | null>
  encrypted: Read<boolean | null>
  /** As a run without a terminal, with cron's environment, would reach it: how, or why it would not. */
  unattended: Read<{ how: string }>
  holdings: Read<Holding[]>
  /** Names in the store that no record speaks of; null where the store cannot tell its names. */
  unexpected: Read<SecretKey[] | null>
  strays: Read<StrayInFile[]>
  /** When each key that rotates was set. */
  rpcs: { chain: string; place: number; of: number; setAt: string }[]
  webhooks: { name: string; setAt: string }[]
  vaultKeyAt: string | null
  /** Chains with a URL that no hedge is on. */
  unusedRpcs: string[]
  /** A move between stores that was interrupted. */
  moving: boolean
  /** `id` is what the names of its keys hold; `sharedWith` are the names of others with the same account and coin. */
  hedges: {
    id: string
    name: string
    createdAt: string
    activity: Activity | null
    sharedWith: readonly string[]
  }[]
}
