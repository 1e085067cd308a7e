import type { StoreChoice } from '../domain/secretStore.ts'
import type { StoreTraits, TraitsQuery } from './traitOf.ts'

/** Each is loaded only when it is the one in use. */
export async function storeTraits(choice: StoreChoice, query: TraitsQuery): Promise<StoreTraits> {
  switch (choice.kind) {
    case 'vault':
      return (await import('./vault/vaultTraits.ts')).vaultTraits(query)
    case 'exec':
      return (await import('./exec/execTraits.ts')).execTraits(choice, query)
    case 'keychain':
      return (await import('./keychain/keychainTraits.ts')).keychainTraits(query)
  }
}
