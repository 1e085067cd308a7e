import { Failure } from '../../domain/failure.ts'
import type { NewKey, RotatedKey } from '../../domain/secretStore.ts'
import { shellWord } from '../../domain/shellWord.ts'
import { writeWhole } from '../../state/files.ts'
import { withLock } from '../../state/lock.ts'
import { decrypt, generateIdentity, type Identity, parseIdentityFile } from './age.ts'
import { checkPassphrase, plain, refuseExisting, wrap, writeOnce } from './initVault.ts'
import { identityPath, identityPlace } from './openIdentity.ts'
import { readPrivateFile } from './readPrivateFile.ts'
import {
  type Entries,
  openVault,
  readVault,
  sealVault,
  vaultLockPath,
  vaultPath,
  writeVaultBytes,
} from './vaultFile.ts'

export type ReplaceKeyOptions = {
  home: string
  environment: Record<string, string | undefined>
  /** What opens the vault now. */
  old: Identity
  to: NewKey
}

/**
 * Seals the vault for a new identity. The new one lies on the disk and was proved to open the new bytes before they take
 * the place of the old ones; no identity that opens the vault is ever deleted. A kill at any moment leaves a vault that
 * the old or the new identity opens.
 */
export async function replaceKey(options: ReplaceKeyOptions): Promise<{ identity: Identity; report: RotatedKey }> {
  const { home, environment, old, to } = options
  const place = await identityPlace(home, environment)
  const wrapped = identityPath(home)
  if (!('identityFile' in to)) checkPassphrase(to.passphrase)
  return withLock(vaultLockPath(home), async () => {
    const entries = await readVault(home, old)
    const fresh = await generateIdentity()
    let identity: Identity
    if ('identityFile' in to) {
      await writeOnce(to.identityFile, plain(fresh))
      identity = await identityIn(to.identityFile)
    } else if (place === wrapped) {
      // Two files change: in between, the identity that lies in either opens the vault.
      await reseal(home, entries, [old, fresh])
      await writeWhole(wrapped, await proved(await wrap(fresh, to.passphrase), to.passphrase))
      identity = fresh
    } else {
      await refuseExisting(wrapped)
      await writeOnce(wrapped, await proved(await wrap(fresh, to.passphrase), to.passphrase))
      identity = fresh
    }
    await reseal(home, entries, [identity])
    const now = 'identityFile' in to ? to.identityFile : wrapped
    return { identity, report: { identity: now, recipient: identity.recipient, old: place === now ? null : place } }
  })
}

/** Opens the new bytes with every identity they are for before they replace the old ones. */
async function reseal(home: string, entries: Entries, identities: readonly Identity[]): Promise<void> {
  const sealed = await sealVault(
    identities.map(({ recipient }) => recipient),
    entries,
  )
  for (const identity of identities)
    if (!isSame(await openVault(home, sealed, identity), entries)) throw notProved(home)
  await writeVaultBytes(home, sealed)
}

const isSame = (a: Entries, b: Entries): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.get(key) === value)

async function identityIn(path: string): Promise<Identity> {
  const bytes = await readPrivateFile(path, { name: 'the new identity file', chmod: `chmod 600 ${shellWord(path)}` })
  return parseIdentityFile(bytes?.toString('utf8') ?? '', 'the new identity file')
}

/** The same bytes, once the passphrase opened them. */
async function proved(wrapped: Uint8Array, passphrase: Parameters<typeof wrap>[1]): Promise<Uint8Array> {
  const opened = await decrypt(wrapped, { passphrase })
  if (typeof opened === 'string')
    throw new Failure('not-proved', 'the new passphrase did not open what it closed', 'hedge rotate vault')
  return wrapped
}

const notProved = (home: string): Failure =>
  new Failure(
    'not-proved',
    `the new key did not open what it closed; ${vaultPath(home)} is as it was`,
    'hedge rotate vault',
  )
