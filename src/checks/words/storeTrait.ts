import type { Verdict } from '../../domain/check.ts'
import type { Read } from '../../domain/read.ts'
import { type StoreKind, storeNames } from '../../domain/secretStore.ts'
import type { StoreFacts } from '../../domain/storeFacts.ts'
import { notKnown } from './notKnown.ts'
import { isUsed } from './signingHere.ts'

type TraitQuestion = { trait: Read<boolean | null>; expected: string; holds: string; fails: string }

/** What is seen from outside of how the store keeps things; of a manager of the person's own nothing can be. */
export function storeTrait(facts: StoreFacts, { trait, expected, holds, fails }: TraitQuestion): Verdict[] {
  if (!isUsed(facts)) return []
  const about = { subject: 'the secret store', expected }
  if ('gap' in trait) return [notKnown(about, trait.gap)]
  if (trait.ok === true) return [{ ...about, status: 'pass', actual: holds }]
  if (trait.ok === false) return [{ ...about, status: 'fail', actual: fails }]
  if (facts.kind === 'exec') {
    return [
      {
        ...about,
        status: 'notApplicable',
        actual: 'your own secret manager keeps it, and that cannot be seen from here',
      },
    ]
  }
  return [notKnown(about, unseen(facts.kind))]
}

const unseen = (kind: StoreKind) => ({
  code: 'not-seen',
  source: 'secret store',
  message: `how ${storeNames[kind]} of this system keeps what it holds cannot be seen from here`,
  hint: 'hedge store use vault',
})
