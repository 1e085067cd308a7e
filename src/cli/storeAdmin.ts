import type { Prompt, StoreAdmin } from '../domain/actionContext.ts'
import { Failure } from '../domain/failure.ts'
import { hedgeKeys } from '../domain/hedgeKeys.ts'
import type { Io } from '../domain/io.ts'
import { rpcKeys } from '../domain/rpcKey.ts'
import { openStore } from '../secrets/openStore.ts'
import type { SettingsDocument } from '../settings/document.ts'
import type { Services } from './services.ts'

export function storeAdmin(services: Services, io: Io, prompt: Prompt | null): StoreAdmin {
  const { home, settings } = services
  const ask = prompt === null ? null : () => prompt.secret({ message: 'Passphrase of the vault' })
  const open = async (kind: 'keychain' | 'vault') => {
    const { installation } = await settings.settled()
    return openStore({ kind }, { home, installation, askPassphrase: ask, environment: io.env })
  }
  return {
    async initVault(identityFile) {
      const { initVault } = await import('../secrets/vault/initVault.ts')
      const passphrase = identityFile === null ? await newPassphrase(prompt) : undefined
      const { recipient } = await initVault({
        home,
        ...(identityFile === null ? {} : { identityFile }),
        ...(passphrase === undefined ? {} : { passphrase }),
      })
      return { vault: `${home}/vault.age`, identity: identityFile ?? `${home}/identity.age`, recipient }
    },
    /** New in, read back, then the settings point to it, then old out: at no moment is a secret in neither. */
    async use(kind) {
      const current = settings.read().store.kind
      const target = await open(kind)
      if (current === kind) {
        await target.getMany(keysOf(settings.read()))
        return { moved: 0 }
      }
      const source = await services.secrets()
      const keys = keysOf(settings.read())
      const found = [...(await source.getMany(keys))].flatMap(([key, secret]) => (secret ? [{ key, secret }] : []))
      // An empty move must still prove that the other store opens.
      await target.getMany(keys.length > 0 ? keys : ['probe'])
      for (const { key, secret } of found) await target.set(key, secret)
      await settings.update(document => ({ ...document, store: { kind } }))
      for (const { key } of found) await source.delete(key)
      return { moved: found.length }
    },
  }
}

/** A killed `add` may have left secrets under an id that has no hedge yet: they move too, to be swept where they are looked for. */
const keysOf = ({ hedges, pending, rpcs }: SettingsDocument): string[] => [
  ...[...hedges.map(({ id }) => id), ...Object.keys(pending)].flatMap(id => hedgeKeys(id)),
  ...Object.entries(rpcs).flatMap(([chain, { also = [] }]) => rpcKeys(chain, 1 + also.length)),
]

async function newPassphrase(prompt: Prompt | null) {
  if (prompt === null) {
    throw new Failure('usage', 'there is no terminal to ask for a passphrase', 'hedge vault init --identity FILE', 2)
  }
  const { checkPassphrase } = await import('../secrets/vault/initVault.ts')
  const first = await prompt.secret({ message: 'New passphrase for the vault (14 characters or more)' })
  checkPassphrase(first)
  const second = await prompt.secret({ message: 'The same again' })
  if (!first.equals(second)) throw new Failure('passphrase-differs', 'the two are not the same', 'hedge vault init', 2)
  return first
}
