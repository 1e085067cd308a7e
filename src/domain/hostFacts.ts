import type { Read } from './read.ts'
import type { StoreKind } from './secretStore.ts'

/** Variables that say where a run finds its things; none of them holds a secret. */
export const jobVariables = [
  'HEDGE_HOME',
  'XDG_CONFIG_HOME',
  'XDG_STATE_HOME',
  'HEDGE_HYPERLIQUID_URL',
  'HEDGE_VAULT_IDENTITY_FILE',
  'XDG_RUNTIME_DIR',
  'DBUS_SESSION_BUS_ADDRESS',
  'NODE_EXTRA_CA_CERTS',
] as const
export type JobVariable = (typeof jobVariables)[number]

/** This machine as whoever runs a job without a person sees it. Paths are absolute. */
export type HostFacts = {
  platform: string
  version: string
  /** `kept`: by a version manager, which takes it away with that version. `engines`: the Node this program needs. */
  node: { path: string; version: string; kept: boolean; engines: string }
  /** `passing`: it lies in a cache that is cleared now and then (npx). */
  program: { path: string; passing: boolean }
  user: string | null
  uid: number | null
  /** `login`: as the system has it, which is what a job is given; null where nobody can say. */
  home: { here: string; login: string | null }
  /** Folders of this run, and those of one that is given no variable. */
  settings: { here: string; bare: string }
  state: { here: string; bare: string }
  /** Who starts jobs here. */
  init: 'systemd' | 'launchd' | 'other'
  /** The user's own run-time folder, where a session bus listens in it. */
  runtimeDir: string | null
  /** systemd keeps the user's services while nobody is logged in; null where there is no systemd. */
  linger: boolean | null
  /** Null: nobody can say. `mail`: something here delivers what a job prints. */
  cron: { installed: boolean; running: boolean | null; allowed: boolean | null; mail: boolean }
  /** What of this program is found with no other PATH than cron's. */
  barePath: { hedge: boolean; node: boolean }
  /** Programs that the printed lines use. */
  tools: { logger: boolean; systemdCreds: boolean }
  environment: Readonly<Partial<Record<JobVariable, string>>>
  /** Variables that are set here, that a job is not given, and whose value may be a secret: nothing prints it. */
  unsaid: readonly string[]
}

/** How the vault of this machine is opened by a run; `unnamed`: by an identity file that nobody has named. */
export type VaultKey = 'identity' | 'credential' | 'passphrase' | 'unnamed'

/** The secret store in use, as a run that nobody watches would reach it. */
export type StoreReach = {
  kind: StoreKind
  where: string
  unattended: Read<{ how: string }>
  vaultKey: VaultKey | null
  /** How many hedges are stored, and how many targets of notifications. */
  hedges: number
  targets: number
}
