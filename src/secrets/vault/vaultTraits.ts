import { lastsAt } from '../lastsAt.ts'
import { type StoreTraits, type TraitsQuery, traitOf } from '../traitOf.ts'
import { readVaultBytes, vaultPath } from './vaultFile.ts'
import { vaultStore } from './vaultStore.ts'

/** First line of every age file: https://age-encryption.org/v1 */
const firstLine = 'age-encryption.org/v1\n'

export async function vaultTraits({ home, environment, now }: TraitsQuery): Promise<StoreTraits> {
  const { HEDGE_VAULT_IDENTITY_FILE, CREDENTIALS_DIRECTORY } = environment
  const given = { HEDGE_VAULT_IDENTITY_FILE, CREDENTIALS_DIRECTORY }
  const how = HEDGE_VAULT_IDENTITY_FILE
    ? 'by its identity file, in runs that are given HEDGE_VAULT_IDENTITY_FILE as this one is; cron gives it where the crontab sets it'
    : 'by the credential that systemd delivers to this service'
  return {
    persistent: await traitOf(now, async () => {
      await readVaultBytes(home)
      return lastsAt(vaultPath(home))
    }),
    encrypted: await traitOf(now, async () =>
      (await readVaultBytes(home)).subarray(0, firstLine.length).equals(Buffer.from(firstLine, 'latin1')),
    ),
    unattended: await traitOf(now, async () => {
      await vaultStore({ home, askPassphrase: null, environment: given }).get('probe')
      return { how }
    }),
  }
}
