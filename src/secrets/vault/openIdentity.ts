import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Secret } from '../../domain/secret.ts'
import { StoreFailure } from '../../domain/secretStore.ts'
import { shellWord } from '../../domain/shellWord.ts'
import { decrypt, type Identity, parseIdentityFile } from './age.ts'
import { readPrivateFile } from './readPrivateFile.ts'

export type AskPassphrase = () => Promise<Secret>

export type IdentitySources = {
  home: string
  environment: Record<string, string | undefined>
  /** Null when nobody is there to type it. */
  askPassphrase: AskPassphrase | null
}

const variable = 'HEDGE_VAULT_IDENTITY_FILE'
const byFile = `${variable}=FILE hedge status`

const theFile = 'export HEDGE_VAULT_IDENTITY_FILE=FILE, with the file the vault was made with'

export const identityPath = (home: string): string => join(home, 'identity.age')

/** The first of: the file the variable names, the one systemd delivers, the passphrase-wrapped one at home. */
export async function openIdentity(sources: IdentitySources): Promise<Identity> {
  const { home, environment, askPassphrase } = sources
  const named = environment[variable]
  if (named) {
    const name = `the file ${variable} names`
    const bytes = await readPrivateFile(named, { name, chmod: `chmod 600 "$${variable}"` })
    if (bytes === null) {
      throw new StoreFailure('store-unavailable', `${name} does not exist`, theFile)
    }
    return parseIdentityFile(bytes.toString('utf8'), name)
  }
  const delivered = environment.CREDENTIALS_DIRECTORY
  if (delivered) {
    const name = '$CREDENTIALS_DIRECTORY/hedge-vault'
    const rules = { name, chmod: `chmod 400 "${name}"`, credential: true }
    const bytes = await readPrivateFile(join(delivered, 'hedge-vault'), rules)
    if (bytes !== null) return parseIdentityFile(bytes.toString('utf8'), name)
  }
  return unwrap(home, askPassphrase)
}

async function unwrap(home: string, askPassphrase: AskPassphrase | null): Promise<Identity> {
  const path = identityPath(home)
  const wrapped = await readPrivateFile(path, { name: path, chmod: `chmod 600 ${shellWord(path)}` })
  if (wrapped === null) {
    throw new StoreFailure('store-locked', 'the vault is opened by an identity file, and none is named', byFile)
  }
  if (askPassphrase === null) {
    const message = 'the vault is opened by a passphrase, and nobody is here to type it'
    throw new StoreFailure('store-locked', message, `run it in a terminal, or name an identity file: ${byFile}`)
  }
  const opened = await decrypt(wrapped, { passphrase: await askPassphrase() })
  if (opened === 'wrong') {
    throw new StoreFailure('store-locked', `the passphrase does not open ${path}`, 'hedge store asks for it again')
  }
  if (opened === 'damaged') throw new StoreFailure('store-failed', `${path} is damaged`, 'restore it from a backup')
  return parseIdentityFile(opened.text, path)
}

/** Where the identity that opens it comes from, for a person: the first that is there, as above. */
export async function identityPlace(home: string, environment: IdentitySources['environment']): Promise<string> {
  const named = environment[variable]
  if (named) return named
  const delivered = environment.CREDENTIALS_DIRECTORY
  const isThere = delivered && (await lstat(join(delivered, 'hedge-vault')).catch(() => null)) !== null
  return isThere ? join(delivered, 'hedge-vault') : identityPath(home)
}

/** How it would be opened, for a person; nothing is read. */
export function openedBy(environment: Record<string, string | undefined>): string {
  if (environment[variable]) return `opened by the identity file ${variable} names`
  if (environment.CREDENTIALS_DIRECTORY) return 'opened by $CREDENTIALS_DIRECTORY/hedge-vault, or by a passphrase'
  return 'opened by a passphrase typed on a terminal'
}
