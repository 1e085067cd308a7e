import type { ChosenStore, Prompt, StoreAdmin } from '../domain/actionContext.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import type { Io } from '../domain/io.ts'
import type { StoreChoice } from '../domain/secretStore.ts'
import type { SettingsDocument } from '../settings/document.ts'
import { pathsFor } from '../settings/paths.ts'
import { moveHead } from './moveHead.ts'
import { abandonMove, type MoveOptions, moveSecrets, settleMove } from './moveSecrets.ts'
import type { Services } from './services.ts'

export function storeAdmin(services: Services, io: Io, prompt: Prompt | null, signal: AbortSignal): StoreAdmin {
  const { home, settings } = services
  const { alone, open } = services.stores
  const options: MoveOptions = { settings, open, randomId: io.randomId, now: io.now, signal }
  const identityAt = async (file: string | null) => {
    if (file === null) return null
    const { identityTarget } = await import('../secrets/vault/identityTarget.ts')
    return identityTarget(file, pathsFor(io.env))
  }
  return {
    async initVault(file) {
      const { initVault } = await import('../secrets/vault/initVault.ts')
      const identityFile = await identityAt(file)
      const passphrase = identityFile === null ? await newPassphrase(prompt) : undefined
      const { recipient } = await initVault({
        home,
        ...(identityFile === null ? {} : { identityFile }),
        ...(passphrase === undefined ? {} : { passphrase }),
      })
      return { vault: `${home}/vault.age`, identity: identityFile ?? `${home}/identity.age`, recipient }
    },
    async rotateVault(file) {
      const identityFile = await identityAt(file)
      // Opened before anything is asked anew: nobody should think of a passphrase for a vault that stays shut.
      const vault = await open({ kind: 'vault' })
      await vault.get('probe')
      const to =
        identityFile === null ? { passphrase: await newPassphrase(prompt, 'hedge rotate vault') } : { identityFile }
      return alone(() => vault.rotateKey!(to))
    },
    use: chosen =>
      alone(async () => {
        const from = settings.read().store
        const to = choiceOf(chosen, settings.read())
        const moved = await moveSecrets(options, to)
        if (moved.moved === 0) await moveHead(await services.accessLog(), await open(from), await open(to))
        return moved
      }),
    async interrupted() {
      const { moving } = await settings.settled()
      return moving ? { from: moving.from.kind, to: moving.to.kind, since: moving.since } : null
    },
    settle: () => alone(() => settleMove(options)),
    abandon: () => alone(() => abandonMove(options)),
  }
}

function choiceOf(chosen: ChosenStore, { store, moving }: SettingsDocument): StoreChoice {
  if (chosen.kind !== 'exec') return chosen
  const { kind, command, arguments: rest } = chosen
  if (command !== null) return { kind, command, arguments: rest }
  const known = [store, moving?.to, moving?.from].find(choice => choice?.kind === 'exec')
  if (known !== undefined) return known
  const hint = 'hedge store use exec --command /path/of/your/program'
  throw new Failure(
    'usage',
    'the exec store needs the program that leads to your secret manager',
    hint,
    exitCodes.usage,
  )
}

async function newPassphrase(prompt: Prompt | null, command = 'hedge vault init') {
  if (prompt === null) {
    throw new Failure('usage', 'there is no terminal to ask for a passphrase', `${command} --identity FILE`, 2)
  }
  const { checkPassphrase } = await import('../secrets/vault/initVault.ts')
  const first = await prompt.secret({ message: 'New passphrase for the vault (14 characters or more)' })
  checkPassphrase(first)
  const second = await prompt.secret({ message: 'The same again' })
  if (!first.equals(second)) throw new Failure('passphrase-differs', 'the two are not the same', command, 2)
  return first
}
