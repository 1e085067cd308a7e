import { lstat, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { Secret } from '../../domain/secret.ts'
import { shellWord } from '../../domain/shellWord.ts'
import { makePrivateDirectory, syncDirectory, writeNew } from '../../state/files.ts'
import { withLock } from '../../state/lock.ts'
import { encryptWithPassphrase, generateIdentity, type Identity, identityFileText } from './age.ts'
import { identityPath } from './openIdentity.ts'
import { vaultLockPath, vaultPath, writeVault } from './vaultFile.ts'

export type InitVaultOptions = {
  home: string
  /** Where to write the identity in the open (mode 0600), so that the vault opens unattended. */
  identityFile?: string
  /** Or what to wrap the identity with, in `identity.age` beside the vault. */
  passphrase?: Secret
}

const shortestPassphrase = 14

/**
 * Makes an empty vault and the identity that opens it, and returns its public recipient. Overwrites nothing: the old
 * identity may be the only one that opens a vault somewhere else.
 */
export async function initVault({ home, identityFile, passphrase }: InitVaultOptions): Promise<{ recipient: string }> {
  if (passphrase !== undefined) checkPassphrase(passphrase)
  else if (identityFile === undefined) throw new TypeError('a vault is opened by an identity file or by a passphrase')
  await makePrivateDirectory(home)
  return withLock(vaultLockPath(home), async () => {
    for (const path of [vaultPath(home), identityPath(home)]) await refuseExisting(path)
    const identity = await generateIdentity()
    const made: string[] = []
    try {
      if (identityFile !== undefined) made.push(await writeOnce(identityFile, plain(identity)))
      if (passphrase !== undefined) made.push(await writeOnce(identityPath(home), await wrap(identity, passphrase)))
      await writeVault(home, identity, new Map())
    } catch (error) {
      for (const path of made) await unlink(path).catch(() => {})
      throw error
    }
    return { recipient: identity.recipient }
  })
}

export const plain = (identity: Identity): string => identityFileText(identity, new Date())
export const wrap = (identity: Identity, passphrase: Secret) => encryptWithPassphrase(passphrase, plain(identity))

export async function writeOnce(path: string, data: string | Uint8Array): Promise<string> {
  await writeNew(path, data, 0o600).catch(error => {
    throw error.code === 'EEXIST' ? exists(path) : error
  })
  await syncDirectory(dirname(path))
  return path
}

export async function refuseExisting(path: string): Promise<void> {
  if (await lstat(path).catch(() => null)) throw exists(path)
}

const exists = (path: string) =>
  new Failure(
    'vault-exists',
    `${path} exists and is not overwritten`,
    `hedge store, or: mv ${shellWord(path)} ${shellWord(`${path}.old`)}`,
  )

/** Exported for the prompt, which asks again. Bytes as typed, not normalised, so that any age tool takes them. */
export function checkPassphrase(passphrase: Secret): void {
  const characters = [...passphrase.reveal()].length
  if (characters >= shortestPassphrase) return
  const what = characters === 0 ? 'the passphrase is empty' : `the passphrase has ${characters} characters`
  const hint = 'take five or more words at random, or: hedge vault init --identity FILE'
  throw new Failure('passphrase-short', `${what}; ${shortestPassphrase} is the least`, hint, exitCodes.usage)
}
