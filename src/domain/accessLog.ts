import { type SecretKey, StoreFailure } from './secretStore.ts'

/**
 * `open`: a store was opened without reading a key of anybody. Two are the log's own: `torn`, a line cut short was put aside, and
 * `parted`, the log did not hold what the secret store knew of it.
 */
export const accessActs = ['read', 'set', 'delete', 'open', 'torn', 'parted'] as const
export type AccessAct = (typeof accessActs)[number]

/** `begun` is written before a change, so that one that was killed is in the log too. */
export const accessResults = ['ok', 'missing', 'begun', 'locked', 'unavailable', 'timeout', 'denied', 'failed'] as const
export type AccessResult = (typeof accessResults)[number]

/** How a run was started, as far as it can tell by itself. `service`: systemd or launchd. */
export const starters = ['terminal', 'cron', 'service', 'pipe'] as const
export type StartedBy = (typeof starters)[number]

/** One thing done to a secret store: the names of the keys, never what they hold. */
export type Access = {
  act: AccessAct
  keys: readonly SecretKey[]
  result: AccessResult
  /** Kind of the store; null for what the log says of itself. */
  store: string | null
}

/** `hash` is that of everything before it in the entry, `previous` included: each entry holds the whole log before it. */
export type AccessEntry = Access & {
  n: number
  at: string
  /** The command's words without operands. */
  command: string
  by: StartedBy
  pid: number
  previous: string
  hash: string
}

/** The newest entry at the last change of a key, as it is kept in the secret store. */
export type LogHead = { n: number; hash: string }

/** Where the head lies in the secret store. */
export const headKey = 'log/head'

/**
 * What is wrong with a file of the log, entry by entry. `n` is the entry it was found at; for `removed` the first that is
 * missing, with `to` the last.
 */
export type AccessFault =
  | { kind: 'edited' | 'order'; file: string; n: number; at: string }
  | { kind: 'foreign'; file: string; line: number }
  | { kind: 'removed'; file: string; n: number; to: number }
  | { kind: 'unusable'; file: string; why: string }

/** The log as it lies on the disk, oldest entry first; without `whole` only what is not older than was asked for. */
export type AccessLog = {
  entries: readonly AccessEntry[]
  faults: readonly AccessFault[]
  /** The last line is cut short, as a run leaves it that is killed while it writes. */
  torn: boolean
  whole: boolean
}

/** What a person asked to see of it. */
export type AccessAsk = { days: number; verify: boolean }

/** How a store answered, from what it threw. */
export function resultOf(error: unknown): AccessResult {
  const named = error instanceof StoreFailure ? error.code.replace('store-', '') : 'failed'
  return accessResults.find(result => result === named) ?? 'failed'
}

/** Keys that are nobody's secret: the log's own, and the one that is asked for to see whether a store opens. */
export const isBookkeeping = (key: SecretKey): boolean => key === headKey || key === 'probe'
