import { headKey } from '../domain/accessLog.ts'
import type { PastedKind } from '../domain/actionContext.ts'
import type { Secret } from '../domain/secret.ts'
import type { SecretKey } from '../domain/secretStore.ts'
import { classifyPaste } from './classifyPaste.ts'
import { straysIn } from './straysIn.ts'

/** What lies under a name: its kind, and the address itself where it is one that is private. */
export type Kept = { kind: PastedKind; address: string | null }

/** What a stored secret is, judged by its text and by the name under which it lies; nothing else of it goes further. */
export function holdingKind(key: SecretKey, secret: Secret): Kept {
  const text = secret.reveal()
  // How far the access log goes: a number and a hash, which looks like a key.
  if (key === headKey && /^\d{1,15} [0-9a-f]{64}$/.test(text)) return { kind: 'other', address: null }
  const kind = classifyPaste(text)
  // In any other spelling it is not read.
  if (kind === 'address')
    return /^0x[0-9a-f]{40}$/.test(text) ? { kind, address: text } : { kind: 'other', address: null }
  if (kind === 'url') return { kind: isHttp(text) ? kind : 'other', address: null }
  const [inside] = kind === 'other' || kind === 'header' ? straysIn(text, anything) : []
  return { kind: inside ?? kind, address: null }
}

const anything = { privateAddresses: [], urls: null, digests: false }

const isHttp = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

/** A name that can be shown: one that may be no name but a secret is described. */
export const shownName = (key: SecretKey): SecretKey =>
  /^[a-z0-9/._-]{1,120}$/.test(key) && !/[0-9a-f]{40}/.test(key) && classifyPaste(key) === 'other'
    ? key
    : `a name of ${[...key].length} characters`
