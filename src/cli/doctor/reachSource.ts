import { existsSync } from 'node:fs'
import type { StoreReach, VaultKey } from '../../domain/hostFacts.ts'
import type { Io } from '../../domain/io.ts'
import { jobEnvironment } from '../../domain/jobEnvironment.ts'
import { cronEnvironment } from '../../secrets/cronEnvironment.ts'
import { openStore } from '../../secrets/openStore.ts'
import { storeTraits } from '../../secrets/storeTraits.ts'
import { traitOf } from '../../secrets/traitOf.ts'
import { identityPath } from '../../secrets/vault/openIdentity.ts'
import type { Paths } from '../../settings/paths.ts'
import type { Settings } from '../../settings/settings.ts'
import { hostSource } from './hostSource.ts'

/** The store in use as a job reaches it that is given what `hedge schedule` gives. Of what it holds nothing is read. */
export async function reachSource(io: Io, paths: Paths, settings: Settings): Promise<StoreReach> {
  const { store: choice, installation, hedges, notify = {} } = settings.read()
  const around = { home: paths.settings, installation, environment: io.env, askPassphrase: null }
  const unattended = async (): Promise<StoreReach['unattended']> => {
    if (choice.kind !== 'keychain' || process.platform !== 'linux') {
      return (await storeTraits(choice, { ...around, expected: [], now: io.now })).unattended
    }
    const { keys } = jobEnvironment(hostSource(io, paths), choice.kind, 'cron')
    const environment = { ...cronEnvironment(io.env), ...Object.fromEntries(keys) }
    return traitOf(io.now, async () => {
      await (await openStore(choice, { ...around, environment })).get('probe')
      return { how: `over its session bus${keys.map(([name]) => `, which ${name} names`).join('')}` }
    })
  }
  const [{ where }, reach] = await Promise.all([
    openStore(choice, around).then(store => store.describe()),
    unattended(),
  ])
  const vaultKey = choice.kind === 'vault' ? vaultKeyOf(paths.settings, io.env) : null
  return {
    kind: choice.kind,
    where,
    unattended: reach,
    vaultKey,
    hedges: hedges.length,
    targets: Object.keys(notify).length,
  }
}

/** In the order in which the vault looks for it. */
function vaultKeyOf(home: string, { HEDGE_VAULT_IDENTITY_FILE, CREDENTIALS_DIRECTORY }: Io['env']): VaultKey {
  if (HEDGE_VAULT_IDENTITY_FILE) return 'identity'
  if (CREDENTIALS_DIRECTORY && existsSync(`${CREDENTIALS_DIRECTORY}/hedge-vault`)) return 'credential'
  return existsSync(identityPath(home)) ? 'passphrase' : 'unnamed'
}
