import type { Secret } from '../domain/secret.ts'
import type { SecretStore, StoreChoice } from '../domain/secretStore.ts'

export type StoreSurroundings = {
  /** Folder of the settings, where the vault lies. */
  home: string
  installation: string
  /** Asks for the vault's passphrase; null when nobody is there to answer, neither that nor a store's own dialog. */
  askPassphrase: (() => Promise<Secret>) | null
  environment: Readonly<Record<string, string | undefined>>
}

/** The chosen store and no other: there is no falling back. Each is loaded only when it is the one. */
export async function openStore(choice: StoreChoice, around: StoreSurroundings): Promise<SecretStore> {
  const interactive = around.askPassphrase !== null
  switch (choice.kind) {
    case 'vault': {
      const { vaultStore } = await import('./vault/vaultStore.ts')
      return vaultStore(around)
    }
    case 'exec': {
      const { execStore } = await import('./exec/execStore.ts')
      return execStore({ ...around, command: choice.command, arguments: choice.arguments, interactive })
    }
    case 'keychain': {
      const { keychainStore } = await import('./keychain/keychainStore.ts')
      return keychainStore({ ...around, interactive })
    }
  }
}
