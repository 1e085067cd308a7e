import type { Secret } from '../domain/secret.ts'
import type { SecretStore } from '../domain/secretStore.ts'

export type StoreChoice = { kind: 'keychain' } | { kind: 'vault' }

export type StoreSurroundings = {
  /** Folder of the settings, where the vault lies. */
  home: string
  installation: string
  /** Asks for the vault's passphrase; null when nobody is there to answer. */
  askPassphrase: (() => Promise<Secret>) | null
  environment: Readonly<Record<string, string | undefined>>
}

/** The chosen store and no other: there is no falling back. Each is loaded only when it is the one. */
export async function openStore({ kind }: StoreChoice, around: StoreSurroundings): Promise<SecretStore> {
  if (kind === 'vault') {
    const { vaultStore } = await import('./vault/vaultStore.ts')
    return vaultStore(around)
  }
  const { keychainStore } = await import('./keychain/keychainStore.ts')
  return keychainStore({ ...around, interactive: around.askPassphrase !== null })
}
