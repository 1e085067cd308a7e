import type { Address } from '../../../domain/address.ts'
import type { Call, Said } from '../../json-rpc/ethCall.ts'

/** A node at one block, asked in steps: what is asked together is answered in that order. */
export type StepNode = {
  hasCode(address: Address): Promise<boolean>
  /** Contracts that are what they should be: a call that fails did revert, and did not just run out of gas. */
  ask(calls: readonly Call[]): Promise<Said[]>
  /** Tokens, which may be hostile: what costs too much or says too much counts as a revert, and spoils no other call. */
  askForeign(calls: readonly Call[]): Promise<Said[]>
}
