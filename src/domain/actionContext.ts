import type { ActivityMemory } from './activity.ts'
import type { Address } from './address.ts'
import type { AuditMemory } from './auditMemory.ts'
import type { AuditSettings } from './auditSettings.ts'
import type { Chain } from './chain.ts'
import type { Outcome } from './command.ts'
import type { EndpointMeasure, OpenNamespaces, ReadModeName, RpcEndpoint } from './endpoint.ts'
import type { Hedge } from './hedge.ts'
import type { Standings } from './notification.ts'
import type { Notifier } from './notifier.ts'
import type { NotifySettings } from './notifySettings.ts'
import type { OwnThresholds } from './ownThresholds.ts'
import type { Network } from './perp.ts'
import type { PreferenceName, Preferences } from './preferences.ts'
import type { Proof } from './proof.ts'
import type { Secret } from './secret.ts'
import type { RotatedKey, SecretStore, StoreKind } from './secretStore.ts'
import type { ThresholdName, Thresholds } from './thresholds.ts'
import type { LpVenue, PerpVenue } from './venue.ts'

/** What an action may do, handed in by the runner: it sees no file, no socket and no store by itself. */
export type ActionContext = {
  now(): Date
  newId(): string
  /** Aborts at Ctrl-C. Pass `deadline()` to anything that waits for a network. */
  signal: AbortSignal
  deadline(): AbortSignal
  /** True when a person can answer: stdin and stderr are terminals and `--no-input` was not given. */
  interactive: boolean
  prompt: Prompt
  /** A line for the person, on stderr; silent under `--quiet`. */
  say(line: string): void
  /** Shows what is being waited for while `work` runs, on a terminal; a function is asked anew how far it has come. */
  progress<T>(what: string | (() => string), work: Promise<T>): Promise<T>
  /** A secret from standard input, up to 64 KiB, one trailing newline cut. Failure (usage) when it is empty or a terminal. */
  readSecretFromStdin(what: string): Promise<Secret>
  stdinIsTerminal: boolean
  settings: SettingsPort
  secrets(): Promise<SecretStore>
  /**
   * Runs what reads, decides and then writes secrets or their notes while no other process does: the settings are read
   * anew at its beginning. Never around a question or the network. Inside another one it is part of that.
   */
  alone<T>(work: () => Promise<T>): Promise<T>
  storeAdmin: StoreAdmin
  /** Deletes what was learned of a hedge; how many files went, and the paths of those that would not. */
  forgetHedge(hedge: string): Promise<{ deleted: number; left: readonly string[] }>
  activity(): Promise<ActivityMemory>
  auditMemory(): Promise<AuditMemory>
  chains: ChainsPort
  lpVenue(): Promise<LpVenue>
  perpVenue(network: Network): Promise<PerpVenue>
  classify(text: string): PastedKind
  /** The address of a pasted private key, derived here and forgotten: only to name the danger. Null when it is none. */
  addressOfKey(key: Secret): Promise<Address | null>
  /** Tries an address of any spelling: lower-cased, or why it is none. */
  parseAddress(text: string): Promise<Address | 'bad-checksum' | null>
  checksummed(address: Address): Promise<string>
  /** The report of another view, gathered live: what `add` ends with. */
  showStatus(names: readonly string[]): Promise<Outcome>
  /** Everything that `check` watches of these hedges (none: of all), gathered live and remembered as it does. */
  standings(names: readonly string[]): Promise<Standings>
  notifier(): Promise<Notifier>
}

export type PastedKind =
  | 'address'
  | 'private-key'
  | 'seed-phrase'
  | 'keystore'
  | 'wif'
  | 'age-identity'
  | 'url'
  | 'header'
  | 'other'

/** What the settings say of an endpoint whose URL is in the store. */
export type RpcNote = {
  setAt: string
  insecureHttp?: true
  /** What was proved of the URL before it was stored; absent in notes of older versions. */
  proof?: readonly Proof[]
  /** Where it lies in the store, if not where the order says. */
  place?: number
}

/** The first endpoint of a chain, and those asked after it, in order. */
export type RpcNotes = RpcNote & { also?: readonly RpcNote[] }

type KeptApart = AuditSettings & NotifySettings

export type SettingsPort = KeptApart & {
  path: string
  hedges(): readonly Hedge[]
  /** What was journalled and not ended since (see `pendingKeys`): what a killed run leaves. */
  pending(): Readonly<Record<string, string>>
  /** Journals an id before its secrets are written, so that a kill leaves nothing orphaned for long. */
  beginHedge(id: string): Promise<void>
  /** The same for the URLs of a chain. */
  beginRpc(chain: string): Promise<void>
  endRpc(chain: string): Promise<void>
  saveHedge(hedge: Hedge): Promise<void>
  /** Forgets the record, and the journal entry of that id. */
  removeHedge(id: string): Promise<void>
  addChain(chain: Chain): Promise<void>
  removeChain(name: string): Promise<void>
  /** Chains whose RPC URL is in the store, with the day it was set. */
  rpcs(): Readonly<Record<string, RpcNotes>>
  noteRpc(chain: string, notes: RpcNotes | null): Promise<void>
  /** What holds for a hedge that has none of its own (`Hedge.thresholds`). */
  thresholds(): Thresholds
  /** Those that a person set, of all hedges. */
  ownThresholds(): OwnThresholds
  /** A null value: off. Of all hedges, or of one by its id. */
  setThreshold(name: ThresholdName, value: number | null, hedge?: string): Promise<void>
  unsetThreshold(name: ThresholdName, hedge?: string): Promise<void>
  preferences(): Preferences
  setPreference<N extends PreferenceName>(name: N, value: Preferences[N] | null): Promise<void>
  /** When the vault's key was made or last replaced; null: not known. */
  vaultKeyAt(): string | null
  noteVaultKey(at: string): Promise<void>
}

export type ChainsPort = {
  all(): readonly Chain[]
  builtIn(name: string): boolean
  find(name: string): Chain | null
  /** Why a chain that is known by name or id is not read, in a sentence; null when nothing is known against it. */
  refusal(nameOrId: string): string | null
  /** In the order in which they are asked: the user's own ones, else the public ones; never both. */
  endpoints(chain: Chain): Promise<RpcEndpoint[]>
  /** An endpoint for a URL that is not stored yet. */
  candidate(url: Secret, chainName: string): RpcEndpoint
  /** ReadFailure `wrong-chain` where the node serves another chain than the one of that name. */
  probe(
    positionManager: Address,
    rpc: RpcEndpoint,
    signal: AbortSignal,
    chain: { name: string; chainId: number },
  ): Promise<Deployment>
  signs(rpc: RpcEndpoint, signal: AbortSignal): Promise<boolean>
  /** Which namespaces answer that could sign or administer, by questions that only list. */
  openNamespaces(rpc: RpcEndpoint, signal: AbortSignal): Promise<OpenNamespaces>
  /** Remembers of an endpoint that has been stored, by its id, what was found out while it was a candidate. */
  learned(id: string, found: { mode: ReadModeName; measured: EndpointMeasure }): void
  /** Forgets what was learned of a chain's own endpoints, except of those with these ids. */
  forgetOthers(chain: string, ids: readonly string[]): void
  /** What an endpoint can do, by a bounded number of requests; the answer is remembered with the endpoint. */
  measure(positionManager: Address, rpc: RpcEndpoint, signal: AbortSignal): Promise<EndpointMeasure>
}

export type Deployment = {
  /** How positions can be read there. */
  mode: ReadModeName
  chainId: number
  block: { number: string; timestamp: string }
  factory: Address
  wrappedNative: Address | null
}

export type StoreAdmin = {
  /** Creates the vault; null identityFile means: protected by a passphrase asked on the terminal. */
  initVault(identityFile: string | null): Promise<{ vault: string; identity: string; recipient: string }>
  /** Seals the vault in use for a new identity, as above. */
  rotateVault(identityFile: string | null): Promise<RotatedKey>
  /**
   * Moves every secret into another store, after ending a move that was interrupted: written and read back there before
   * it is deleted here.
   */
  use(choice: ChosenStore): Promise<{ moved: number }>
  /** A move that was interrupted and has not been ended since. */
  interrupted(): Promise<InterruptedMove | null>
  /** Ends it: the store in use keeps everything, the other is cleared. Throws StoreFailure while one does not open. */
  settle(): Promise<void>
  /** Forgets it without clearing the other store, which may keep copies: for one that will never open again. */
  abandon(): Promise<void>
}

/** A null command means the program that `exec` had before. */
export type ChosenStore =
  | { kind: 'keychain' | 'vault' }
  | { kind: 'exec'; command: string | null; arguments: readonly string[] }

export type InterruptedMove = { from: StoreKind; to: StoreKind; since: string }

/** Questions on a terminal. Every one rejects with a Failure when the person leaves with Ctrl-C. */
export type Prompt = {
  text(question: {
    message: string
    default?: string
    check?: (answer: string) => true | string | Promise<true | string>
  }): Promise<string>
  secret(question: { message: string }): Promise<Secret>
  confirm(question: { message: string; default: boolean }): Promise<boolean>
  /** `default`: the value of the choice that stands ready. */
  choose<T>(question: { message: string; choices: readonly Choice<T>[]; default?: T }): Promise<T>
  chooseMany<T>(question: { message: string; choices: readonly (Choice<T> & { checked?: boolean })[] }): Promise<T[]>
}

/** `short`: what stands behind the question once it was chosen, where the whole name is a long line. */
export type Choice<T> = { name: string; value: T; short?: string }
