import type { PastedKind } from '../../domain/actionContext.ts'
import type { Failure } from '../../domain/failure.ts'
import { credentialFailure } from './credentialErrors.ts'

/** What a kind of pasted text is called, what it can do, and how to end that. */
type Signing = { name: string; power: string; revoke: string }

const fundsMove = 'move the funds to a new wallet'

/** Every kind that signs, or opens what signs. */
export const signingKinds: Partial<Record<PastedKind, Signing>> = {
  'private-key': { name: 'a private key', power: 'it can sign', revoke: fundsMove },
  'seed-phrase': { name: 'a seed phrase', power: 'it is every key of a wallet', revoke: fundsMove },
  keystore: { name: 'a keystore file', power: 'it holds a private key', revoke: fundsMove },
  wif: { name: 'a private key (WIF)', power: 'it can sign', revoke: fundsMove },
  'age-identity': {
    name: 'the identity of a vault',
    power: 'it opens what is kept there',
    revoke: 'give the vault another key: hedge rotate --help',
  },
}

export type SigningPlace = {
  code: 'trading-permission' | 'secret-on-argv'
  /** What comes before its name. */
  where: string
  /** Why it counts as exposed, before "treat it as exposed"; may be empty. */
  seen: string
  /** What of a private key was found out. */
  danger: { what: string; revoke: string } | null
  /** What to do here, after it was revoked. */
  next: readonly string[]
}

/** Its refusal, in the same words wherever it was given; null where it cannot sign. The text itself is not needed. */
export function signingFailure(kind: PastedKind, { code, where, seen, danger, next }: SigningPlace): Failure | null {
  const signing = signingKinds[kind]
  if (signing === undefined) return null
  const { name, power, revoke } = signing
  const what = danger === null ? '' : ` ${danger.what}`
  const exposed = seen === '' ? 'Treat it as exposed' : `${seen}, so treat it as exposed`
  return credentialFailure(
    'trading',
    code,
    `${where} ${name}: ${power}, so it is refused and was not stored.${what} ${exposed}`,
    [danger?.revoke ?? revoke, ...next].join('; '),
  )
}
