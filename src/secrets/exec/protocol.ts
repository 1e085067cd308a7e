import { StoreFailure, type StoreFailureCode } from '../../domain/secretStore.ts'

/**
 * What passes between hedge and the program of an exec store: one process a request, lines of `word rest`. The request
 * stands on its standard input (`hedge-store 1`, `verb`, `key`, `interactive`, for set `value`), the answer on its
 * standard output. A value is the base64 of its bytes in one line, so that a shell script can keep it as it came.
 *
 *     get     value BASE64 | missing
 *     set     ok
 *     delete  ok | missing
 *     list    key NAME for each that begins with the key of the request, then ok
 *     any     error locked | error unavailable | error denied | error failed
 */
export type Request = {
  verb: 'get' | 'set' | 'delete' | 'list'
  /** In letters that mean nothing to a shell: [a-z0-9/._-]. */
  key: string
  /** The bytes, in base64; for set alone. */
  value?: string
  /** False: nobody is there, and no dialog may be opened. */
  interactive: boolean
}

export type Answer =
  | { value: string }
  | { missing: true }
  | { ok: true; keys: string[] }
  | { error: 'locked' | 'unavailable' | 'denied' | 'failed' }

export const requestText = ({ verb, key, value, interactive }: Request): string =>
  [
    'hedge-store 1',
    `verb ${verb}`,
    `key ${key}`,
    `interactive ${interactive ? 'yes' : 'no'}`,
    ...(value === undefined ? [] : [`value ${value}`]),
    '',
  ].join('\n')

/**
 * Null for what is no answer to that verb, in whole. One that says what went right counts only from a program that ends
 * with 0: what was cut short by a failure must read neither as missing nor as all there is.
 */
export function parseAnswer(verb: Request['verb'], text: string, status: number | null): Answer | null {
  const error = /^error (locked|unavailable|denied|failed)\s*$/.exec(text)?.[1]
  if (error !== undefined) return { error: error as 'locked' | 'unavailable' | 'denied' | 'failed' }
  if (status !== 0) return null
  const lines = text.trimEnd().split(/\r?\n/)
  const [first = ''] = lines
  if (verb === 'get' && first.startsWith('value ')) {
    // base64(1) breaks its lines where nobody tells it not to.
    const value = lines.join('').slice('value '.length).replace(/\s/g, '')
    return isBase64(value) ? { value } : null
  }
  if (verb === 'list') {
    const keys = lines.slice(0, -1)
    const whole = lines.at(-1) === 'ok' && keys.every(line => line.startsWith('key '))
    return whole ? { ok: true, keys: keys.map(line => line.slice('key '.length)) } : null
  }
  if (lines.length > 1) return null
  if (first === 'missing' && verb !== 'set') return { missing: true }
  return first === 'ok' && verb !== 'get' ? { ok: true, keys: [] } : null
}

/** Text that was cut has another length than four times something, and is not taken for the rest of it. */
const isBase64 = (text: string): boolean =>
  text.length > 0 && text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text)

const words: Record<'locked' | 'unavailable' | 'denied' | 'failed', [StoreFailureCode, string, string]> = {
  locked: ['store-locked', 'your secret manager is locked', 'unlock it, then: hedge store'],
  unavailable: [
    'store-unavailable',
    'your secret manager cannot be reached',
    'start it or sign in to it, then: hedge store',
  ],
  denied: ['store-denied', 'your secret manager refused access', 'allow it there, then: hedge store'],
  failed: ['store-failed', 'the program of the exec store failed', ''],
}

/** `tryIt` is the command by which a person sees what the program itself says, which is never repeated here. */
export function failureOf(error: keyof typeof words, tryIt: string): StoreFailure {
  const [code, message, hint] = words[error]
  return new StoreFailure(code, message, hint || tryIt)
}
