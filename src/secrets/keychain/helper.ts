/**
 * The keychain helper: a process of its own, because a pending unlock prompt blocks a call for up to a year and cannot
 * be cancelled, only killed. It speaks `protocol.ts` on standard input and output, and is the one file that loads the
 * keyring binding.
 */
import type { AsyncEntry } from '@napi-rs/keyring'
import type { Operation, Request, Result } from './protocol.ts'

const account = 'hedge'
/** Without it the binding falls back to kernel memory, silently, and the secret is gone after a restart. */
const persistent = { linux: { store: 'secret-service' } } as const

type Binding = typeof import('@napi-rs/keyring')

async function perform(binding: Binding, operation: Operation, quietly: boolean): Promise<Result> {
  const { service } = operation
  const entry = (): AsyncEntry => new binding.AsyncEntry(service, account, persistent)
  /** Asks for the item without ever opening an unlock prompt: a locked one throws. */
  const find = async () => {
    const found = await binding.findCredentialsAsync(service)
    return found.find(credential => credential.account === account)?.password ?? null
  }
  switch (operation.do) {
    case 'get':
      return { got: quietly ? await find() : textOf(await entry().getSecret()) }
    case 'set':
      if (quietly) await find()
      // As UTF-8 bytes: `setPassword` would take two bytes a character of the 2,560 that Windows allows.
      await entry().setSecret(Buffer.from(operation.value, 'utf8'))
      return { set: true }
    case 'delete':
      if (quietly && (await find()) === null) return { deleted: false }
      return { deleted: await entry().deleteCredential() }
  }
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
const binding: Binding = await import('@napi-rs/keyring')
const results: Result[] = []
for (const operation of request.operations) {
  try {
    results.push(await perform(binding, operation, request.unattended && process.platform === 'linux'))
  } catch (error) {
    results.push({ failed: error instanceof Error ? error.message : String(error) })
  }
}
process.stdout.write(JSON.stringify(results))
