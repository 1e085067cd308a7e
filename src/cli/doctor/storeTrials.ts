import { existsSync } from 'node:fs'
import type { Secret } from '../../domain/secret.ts'
import type { StoreKind } from '../../domain/secretStore.ts'
import { openStore } from '../../secrets/openStore.ts'
import { namedKeys } from '../../settings/secretKeys.ts'
import type { Settings } from '../../settings/settings.ts'
import type { CurrentStore } from '../currentStore.ts'

export type StoreGround = {
  /** Folder of the settings. */
  home: string
  environment: Readonly<Record<string, string | undefined>>
  settings: Settings
  stores: CurrentStore
  askPassphrase: (() => Promise<Secret>) | null
}

/** Opens the store in use. Where nothing was ever stored it is opened past the settings, which opening would make. */
export async function tryStore(ground: StoreGround): Promise<{ kind: StoreKind; where: string }> {
  const { home, environment, settings, stores, askPassphrase } = ground
  const { store: choice, installation } = settings.read()
  const store = existsSync(settings.path)
    ? await stores.open(choice)
    : await openStore(choice, { home, environment, installation, askPassphrase })
  await store.get('probe')
  return { kind: choice.kind, where: (await store.describe()).where }
}

/** Whether every key that the settings speak of lies in the store; what is missing is named for a person. */
export async function tryKeys({ settings, stores }: StoreGround): Promise<{ expected: number; missing: string[] }> {
  const document = settings.read()
  const keys = namedKeys(document)
  if (keys.length === 0) return { expected: 0, missing: [] }
  const found = await (await stores.open(document.store)).getMany(keys)
  const nameOf = (key: string) => {
    const [kind, id, part] = key.split('/')
    if (kind !== 'hedge') return `the RPC URL of ${id}${part === undefined ? '' : ` (place ${part})`}`
    return `the ${part} of ${document.hedges.find(hedge => hedge.id === id)?.name}`
  }
  return { expected: keys.length, missing: keys.filter(key => !found.get(key)).map(nameOf) }
}
