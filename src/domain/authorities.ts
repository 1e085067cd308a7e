import type { Address } from './address.ts'
import type { Read } from './read.ts'

/**
 * An agent (API wallet): its key trades on the account without limit, and cannot withdraw. `name` is null for the one
 * that the venue's own site makes. `validUntil` in milliseconds; the venue enforces it lazily, so one that has expired may
 * still trade.
 */
export type Agent = { address: Address; name: string | null; validUntil: number | null }

/** Every action of the account needs `threshold` of these. */
export type MultiSig = { authorizedUsers: Address[]; threshold: number }

/**
 * `tradingUser`: the staking user controls all that this account holds, for good. `requested`: this account asked for that,
 * and the staking user can make it so alone.
 * `stakingUser`: it is this account that controls the trading user.
 */
export type StakingLink =
  | { type: 'requested' | 'tradingUser'; stakingUser: Address }
  | { type: 'stakingUser'; tradingUser: Address }

/** Who may charge for orders placed through it. `maxFee` in tenths of a basis point: 1 is 0.001 %. */
export type Builder = { address: Address; maxFee: number }

/** Who can act on an account. Each part is read by itself: one that fails hides no other. */
export type Control = {
  /** The named ones. */
  agents: Read<Agent[]>
  unnamedAgent: Read<Agent | null>
  multiSig: Read<MultiSig | null>
  stakingLink: Read<StakingLink | null>
}

/**
 * All that someone else may do on an account, as far as an observer can see. Who holds a key, and whether it leaked, nobody
 * can see.
 */
export type Authorities = Control & {
  subAccounts: Read<{ address: Address; name: string }[]>
  builders: Read<Builder[]>
  referrer: Read<{ address: Address; code: string } | null>
  /** Vaults this account leads. */
  leadingVaults: Read<{ address: Address; name: string }[]>
}
