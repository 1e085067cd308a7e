import type { PastedKind } from '../../domain/actionContext.ts'

/** Kinds that sign, or open what signs, and what a person calls them. */
const signing: Partial<Record<PastedKind, string>> = {
  'private-key': 'a private key',
  'seed-phrase': 'a seed phrase',
  keystore: 'a keystore file',
  wif: 'a private key (WIF)',
}

export const signs = (kind: PastedKind | 'missing'): boolean => Object.hasOwn(signing, kind)

const others = {
  address: 'an address',
  url: 'a URL',
  header: 'a header of a request',
  'age-identity': 'the identity of a vault',
  other: 'something else',
  missing: 'nothing',
} as const

export const kindWords = (kind: PastedKind | 'missing'): string =>
  signing[kind as PastedKind] ?? others[kind as keyof typeof others]
