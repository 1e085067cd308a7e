/**
 * The keychain helper: a process of its own, because a pending unlock prompt blocks a call for up to a year and cannot
 * be cancelled, only killed. It speaks `protocol.ts` on standard input and output, and is the one file that loads the
 * keyring binding.
 */
import type { AsyncEntry } from '@napi-rs/keyring'
import { defaultCollection, defaultKeyring, servicesOf } from './defaultKeyring.ts'
import type { Operation, Request, Result, Shut } from './protocol.ts'

const account = 'hedge'
/** Without it the binding falls back to kernel memory, silently, and the secret is gone after a restart. */
const persistent = { linux: { store: 'secret-service' } } as const

type Binding = typeof import('@napi-rs/keyring')

class KeyringShut extends Error {
  readonly shut: Shut

  constructor(shut: Shut) {
    super(shut)
    this.shut = shut
  }
}

/** Of a Secret Service, which finds nothing in a locked keyring as in an open one: what was not found is proved absent. */
const isSecretService = process.platform === 'linux'

async function perform(binding: Binding, operation: Operation, unattended: boolean): Promise<Result> {
  if (operation.do === 'collection') return whereNewItemsGo()
  if (operation.do === 'list') return { listed: await listed(operation.prefix) }
  const { service } = operation
  const entry = (): AsyncEntry => new binding.AsyncEntry(service, account, persistent)
  const read = async () => textOf(await entry().getSecret())
  const remove = () => entry().deleteCredential()
  const quietly = unattended && isSecretService
  /** Asks for the item without ever opening an unlock prompt: a locked one throws. */
  const find = async () => {
    const found = await binding.findCredentialsAsync(service)
    const text = found.find(credential => credential.account === account)?.password ?? null
    const state = text === null ? await keyring() : 'open'
    if (state !== 'open') throw new KeyringShut(state)
    return text
  }
  switch (operation.do) {
    case 'get':
      return { got: quietly ? await find() : await orUnlock(binding, service, read, null) }
    case 'set':
      if (quietly) await find()
      // As UTF-8 bytes: `setPassword` would take two bytes a character of the 2,560 that Windows allows.
      await entry().setSecret(Buffer.from(operation.value, 'utf8'))
      return { set: true }
    case 'delete':
      if (quietly && (await find()) === null) return { deleted: false }
      return { deleted: quietly ? await remove() : await orUnlock(binding, service, remove, false) }
  }
}

async function listed(prefix: string): Promise<string[]> {
  const services = await servicesOf(process.env, account).catch(() => {
    throw new KeyringShut('unasked')
  })
  return [...new Set(services.filter(service => service.startsWith(prefix)))]
}

async function whereNewItemsGo(): Promise<Result> {
  const collection = await defaultCollection(process.env).catch(() => null)
  if (collection === null) throw new KeyringShut('unasked')
  if (collection === '/') throw new KeyringShut('none')
  return { collection }
}

type State = 'open' | Shut

/** One question for all that a request did not find. */
let asked: Promise<State> | null = null

function keyring(): Promise<State> {
  asked ??= defaultKeyring(process.env).catch(() => 'unasked')
  return asked
}

/**
 * With somebody there: asks, and where that finds `nothing` in a locked keyring, unlocks it and asks again. The binding has
 * no call for that; a write prompts.
 */
async function orUnlock<T>(binding: Binding, service: string, ask: () => Promise<T>, nothing: T): Promise<T> {
  const found = await ask()
  if (found !== nothing || !isSecretService) return found
  const state = await keyring()
  if (state === 'none') throw new KeyringShut(state)
  if (state !== 'locked') return found
  const opener = new binding.AsyncEntry(`${service}/unlock`, account, persistent)
  await opener.setSecret(Buffer.from('nothing', 'utf8'))
  await opener.deleteCredential()
  asked = null
  return ask()
}

function textOf(bytes: number[] | null): string | null {
  if (bytes === null) return null
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes))
  } catch {
    throw new Error('Password data is not valid UTF-8')
  }
}

async function readRequest(): Promise<Request> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}

const request = await readRequest()
setTimeout(() => process.kill(process.pid, 'SIGKILL'), request.deadline).unref()
const binding: Binding | null = await import('@napi-rs/keyring').catch(() => null)
const results: Result[] = []
for (const operation of request.operations) {
  try {
    if (binding === null) throw new KeyringShut('absent')
    results.push(await perform(binding, operation, request.unattended))
  } catch (error) {
    if (error instanceof KeyringShut) results.push({ shut: error.shut })
    else results.push({ failed: error instanceof Error ? error.message : String(error) })
  }
}
process.stdout.write(JSON.stringify(results))
