import { Secret } from '../../domain/secret.ts'
import { StoreFailure } from '../../domain/secretStore.ts'

/**
 * age (https://age-encryption.org/v1), so that the files can be opened with any other age tool. Loaded when a vault is
 * used and not before. Nothing of the library's own errors gets out.
 */
const load = () => import('age-encryption')

/** `opener` is the text of an X25519 identity, or a passphrase; not for this key: 'wrong'; not age any more: 'damaged'. */
export async function decrypt(
  file: Uint8Array,
  opener: { identity: Secret } | { passphrase: Secret },
): Promise<{ text: string } | 'wrong' | 'damaged'> {
  const { Decrypter } = await load()
  const decrypter = new Decrypter()
  if ('identity' in opener) decrypter.addIdentity(opener.identity.reveal())
  else decrypter.addPassphrase(opener.passphrase.reveal())
  try {
    return { text: await decrypter.decrypt(file, 'text') }
  } catch (error) {
    // A damaged key part of the header looks like a wrong key, and cannot be told apart by anyone.
    const wrong = error instanceof Error && error.message.includes('no identity matched')
    return wrong ? 'wrong' : 'damaged'
  }
}

/** Each of the recipients opens it alone. */
export async function encryptTo(recipients: readonly string[], text: string): Promise<Uint8Array> {
  const { Encrypter } = await load()
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  return encrypter.encrypt(text)
}

/** The library's own work factor (2^18): about a second, and as long for whoever guesses. */
export async function encryptWithPassphrase(passphrase: Secret, text: string): Promise<Uint8Array> {
  const { Encrypter } = await load()
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase.reveal())
  return encrypter.encrypt(text)
}

export type Identity = { identity: Secret; recipient: string }

export async function generateIdentity(): Promise<Identity> {
  const { generateX25519Identity, identityToRecipient } = await load()
  const text = await generateX25519Identity()
  return { identity: new Secret(text), recipient: await identityToRecipient(text) }
}

/** What age-keygen writes, so that `age -d -i FILE` reads it. */
export const identityFileText = ({ identity, recipient }: Identity, now: Date): string =>
  `# created: ${now.toISOString()}\n# public key: ${recipient}\n${identity.reveal()}\n`

/** Reads an identity file; `name` is how a message calls it. */
export async function parseIdentityFile(text: string, name: string): Promise<Identity> {
  const lines = text.split(/\r?\n/).map(line => line.trim())
  const identities = lines.filter(line => line !== '' && !line.startsWith('#'))
  const [identity] = identities
  const failed = (what: string) =>
    new StoreFailure(
      'store-failed',
      `${name} ${what}`,
      'export HEDGE_VAULT_IDENTITY_FILE=FILE, with the file the vault was made with',
    )
  if (identities.length !== 1 || !identity?.startsWith('AGE-SECRET-KEY-1')) {
    throw failed('does not hold exactly one age identity (AGE-SECRET-KEY-1…)')
  }
  const { identityToRecipient } = await load()
  try {
    return { identity: new Secret(identity), recipient: await identityToRecipient(identity) }
  } catch {
    throw failed('holds an age identity that is damaged')
  }
}
