import { exitCodes, Failure } from '../domain/failure.ts'
import type { Secret } from '../domain/secret.ts'
import { type SecretKey, StoreFailure } from '../domain/secretStore.ts'

export const isKey = (text: string): boolean => /^[a-z0-9/._-]{1,120}$/.test(text)

/** A slash in a key separates nothing: keys are names, never file paths. */
export function checkKey(key: SecretKey): void {
  if (!isKey(key)) throw new TypeError('a key of the secret store is [a-z0-9/._-]{1,120}')
}

/** Windows keeps at most 2,560 bytes an item; the same limit everywhere, so that a store can be moved to any other. */
const maxBytes = 2400

/** Refuses what some store would cut, replace or not keep. */
export function checkValue(value: Secret): void {
  const text = value.reveal()
  const refuse = (code: string, message: string, hint: string): never => {
    throw new Failure(code, message, hint, exitCodes.usage)
  }
  if (text === '') refuse('secret-empty', 'an empty text cannot be stored', 'hedge rpc remove CHAIN drops a stored URL')
  if (!text.isWellFormed()) {
    refuse('secret-not-text', 'the value is not valid Unicode text', 'copy it again from where it came from')
  }
  const bytes = Buffer.byteLength(text, 'utf8')
  if (bytes > maxBytes) {
    const message = `the value is ${bytes} bytes long; a secret store keeps ${maxBytes}`
    refuse('secret-too-long', message, 'check what was pasted: no URL or token is that long')
  }
}

/** What `set` owes its caller: the store said yes, and the value is there. */
export function checkReadBack(written: Secret, found: Secret | null): void {
  if (found?.equals(written)) return
  const what = found === null ? 'nothing' : 'something else'
  throw new StoreFailure('store-failed', `the secret store took the value and then gave back ${what}`, 'hedge store')
}
