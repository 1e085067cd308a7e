import { join } from 'node:path'
import { StoreFailure } from '../../domain/secretStore.ts'
import { shellWord } from '../../domain/shellWord.ts'
import { sweepTemporary, writeWhole } from '../../state/files.ts'
import { decrypt, encryptTo, type Identity } from './age.ts'
import { readPrivateFile } from './readPrivateFile.ts'

export type Entries = Map<string, string>

export const vaultPath = (home: string): string => join(home, 'vault.age')
export const vaultLockPath = (home: string): string => join(home, 'vault.lock')

/** The bytes as they lie on the disk; throws StoreFailure when there is no vault yet. */
export async function readVaultBytes(home: string): Promise<Buffer> {
  const path = vaultPath(home)
  const bytes = await readPrivateFile(path, { name: path, chmod: `chmod 600 ${shellWord(path)}` })
  if (bytes === null) {
    throw new StoreFailure('store-unavailable', 'there is no vault yet', 'hedge vault init --identity FILE')
  }
  return bytes
}

export const readVault = async (home: string, identity: Identity): Promise<Entries> =>
  openVault(home, await readVaultBytes(home), identity)

/** What is in the bytes of a vault, whether they lie on the disk already or not. */
export async function openVault(home: string, bytes: Uint8Array, { identity }: Identity): Promise<Entries> {
  const opened = await decrypt(bytes, { identity })
  if (opened === 'wrong') {
    const message = `${vaultPath(home)} was made for another identity, or is damaged`
    throw new StoreFailure('store-locked', message, 'HEDGE_VAULT_IDENTITY_FILE=FILE hedge store')
  }
  if (opened === 'damaged') throw damaged(home)
  return parse(opened.text) ?? fail(damaged(home))
}

export const writeVault = async (home: string, { recipient }: Identity, entries: Entries): Promise<void> =>
  writeVaultBytes(home, await sealVault([recipient], entries))

export const sealVault = (recipients: readonly string[], entries: Entries): Promise<Uint8Array> =>
  encryptTo(recipients, JSON.stringify(Object.fromEntries(entries)))

/** What a killed writer left beside the vault: it holds secrets too. Only for who holds the lock. */
export const sweepVault = (home: string): Promise<void> => sweepTemporary(vaultPath(home))

/** Only for who holds the lock. */
export async function writeVaultBytes(home: string, bytes: Uint8Array): Promise<void> {
  await sweepVault(home)
  await writeWhole(vaultPath(home), bytes, 0o600)
}

/** Null when it is not an object of texts. What JSON.parse says is dropped: it quotes the text. */
function parse(text: string): Entries | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null
  const entries = Object.entries(parsed)
  return entries.every(([, value]) => typeof value === 'string') ? new Map(entries) : null
}

const damaged = (home: string) =>
  new StoreFailure('store-failed', `${vaultPath(home)} is damaged`, 'restore it from a backup')

function fail(failure: StoreFailure): never {
  throw failure
}
