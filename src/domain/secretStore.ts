import { exitCodes, Failure } from './failure.ts'
import type { Secret } from './secret.ts'

export const storeKinds = ['keychain', 'vault', 'exec'] as const
export type StoreKind = (typeof storeKinds)[number]

/** What sentences call a store. */
export const storeNames: Record<StoreKind, string> = {
  keychain: 'the keychain',
  vault: 'the vault',
  exec: 'your secret manager',
}

/** Which store is in use. The program of `exec` and its fixed arguments are no secret: they lie in the settings. */
export type StoreChoice =
  | { kind: 'keychain' }
  | { kind: 'vault' }
  | { kind: 'exec'; command: string; arguments: readonly string[] }

/** Names one secret: `hedge/<id>/wallet`, `hedge/<id>/account`, `rpc/<chain>`. */
export type SecretKey = string

/**
 * Where secrets live. Absent is null; locked, unavailable, timed out and denied are StoreFailures of their own, so that
 * no one reads a locked store as an empty one. `set` reads back what it wrote.
 */
export type SecretStore = {
  kind: StoreKind
  get(key: SecretKey): Promise<Secret | null>
  getMany(keys: readonly SecretKey[]): Promise<Map<SecretKey, Secret | null>>
  set(key: SecretKey, value: Secret): Promise<void>
  delete(key: SecretKey): Promise<boolean>
  /** Every name that it holds, where it can tell: a keychain finds only what it is asked for by name. */
  list?(): Promise<SecretKey[]>
  /** All that it holds at once, also under names that no store takes; of one that is a single file. */
  readAll?(): Promise<Map<SecretKey, Secret>>
  /** Replaces the key that opens it, where it has one of its own: a vault. */
  rotateKey?(to: NewKey): Promise<RotatedKey>
  /** For a person: which store this is, and what opens it. */
  describe(): Promise<{ kind: string; where: string; why: string }>
}

/** A file to write a new identity to, or a passphrase to wrap it with. */
export type NewKey = { identityFile: string } | { passphrase: Secret }

/** `identity` opens it now; `old` is a file that does not any more, for the person to delete, where it was not replaced. */
export type RotatedKey = { identity: string; recipient: string; old: string | null }

export type StoreFailureCode = 'store-locked' | 'store-unavailable' | 'store-timeout' | 'store-denied' | 'store-failed'

export class StoreFailure extends Failure {
  constructor(code: StoreFailureCode, message: string, hint: string) {
    super(code, message, hint, exitCodes.store)
    this.name = 'StoreFailure'
  }
}
