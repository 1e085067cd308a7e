import type { Address } from './address.ts'
import type { OwnThresholds } from './ownThresholds.ts'
import type { Network } from './perp.ts'
import type { Proof } from './proof.ts'
import type { Read } from './read.ts'

/** What is kept of a hedge in the settings. Its wallet and account are private and live in the secret store. */
export type Hedge = {
  /** Random; what state and logs know the hedge by. */
  id: string
  name: string
  chain: string
  /** NFT ids (decimal strings), or every position of the wallet. */
  tokenIds: readonly string[] | 'all'
  /** The user's own mapping token → asset or `none`, before what the chain literal knows. */
  assets: Readonly<Record<Address, string>>
  /** Perp coins of the assets in its LP; an (account, coin) belongs to one hedge unless `shared`. */
  coins: readonly string[]
  shared: boolean
  /** Ids of the hedges it was added beside although they count the same perps; absent where there were none. */
  sharedWith?: readonly string[]
  /** Hedge ratio aimed at, decimal text: 1 is fully hedged. */
  target: string
  testnet: boolean
  /** Every sub-account of the account counts too. */
  subAccounts?: true
  /** Role the venue gave when the account was added. */
  role: 'user' | 'subAccount' | 'vault'
  createdAt: string
  since?: string
  entry?: HedgeEntry
  /** Its own limits, over those of all hedges. */
  thresholds?: OwnThresholds
  /** What was proved of its account before it was stored, the newest last; absent in records of older versions. */
  proof?: readonly Proof[]
}

/** Whether what is said of the entry can be of it: of several positions nobody could tell which is meant. */
export const isOfOnePosition = (tokenIds: Hedge['tokenIds']): boolean => tokenIds !== 'all' && tokenIds.length === 1

/**
 * What the user says of the entry of a hedge with one position: a price (quote per base), and tokens deposited (whole units by token
 * address).
 */
export type HedgeEntry = { price?: string; deposit?: Readonly<Record<Address, string>> }

/** What a report is about: a stored hedge with its addresses, or an address asked for with nothing stored. */
export type Subject = {
  id: string
  name: string
  stored: boolean
  chains: readonly string[]
  tokenIds: readonly string[] | 'all'
  assets: Readonly<Record<Address, string>>
  /** Assets its LP positions are known to hold, so that its perps are known while the chain is not; empty when ad hoc. */
  expectedAssets: readonly string[]
  target: string
  network: Network
  shared: boolean
  subAccounts: boolean
  createdAt: string | null
  since: string | null
  entry: HedgeEntry | null
  /** Its own limits, over those of all hedges; absent where it has none. */
  thresholds?: OwnThresholds
  /** Absent where nothing is stored. */
  proof?: readonly Proof[]
  wallet: Read<Address>
  account: Read<Address>
  /** Known from `add`; null for an address given ad hoc, whose role is then read. */
  role: 'user' | 'subAccount' | 'vault' | null
}

export const hedgeNamePattern = /^[a-z][a-z0-9-]{0,31}$/

/** Words of the command line, which no hedge may be called. */
export const commandWords: readonly string[] = [
  'accept',
  'add',
  'all',
  'attest',
  'audit',
  'chain',
  'check',
  'completion',
  'config',
  'doctor',
  'example',
  'get',
  'help',
  'history',
  'incident',
  'init',
  'keychain',
  'list',
  'log',
  'notify',
  'path',
  'prune',
  'remove',
  'rename',
  'report',
  'rotate',
  'rpc',
  'schedule',
  'set',
  'show',
  'snapshot',
  'status',
  'store',
  'test',
  'unset',
  'use',
  'vault',
  'waive',
]

export const isHedgeName = (text: string): boolean => hedgeNamePattern.test(text) && !commandWords.includes(text)
