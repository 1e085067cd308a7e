import type { Ground, Verdict } from '../../domain/check.ts'
import { notKnown } from './notKnown.ts'
import { isUsed, signingHere, storedWords } from './signingHere.ts'

/**
 * That nothing stored can do a thing: with the reason where it holds, and by the place of what could do it where it does not.
 * `why`: whose signature the thing needs at the venue. `harm`: what follows from a key of the account.
 */
export const impossible =
  ({ why, harm }: { why: string; harm: string }) =>
  ({ storeFacts }: Ground<'storeFacts'>): Verdict[] => {
    if (!isUsed(storeFacts)) return []
    const about = { subject: 'the stored credentials', expected: 'nothing that is stored can do it' }
    const { found, gaps } = signingHere(storeFacts)
    if (found.length > 0) return [{ ...about, status: 'fail', actual: `${found.join('; ')}: ${harm}` }]
    if (gaps[0] !== undefined) return [notKnown(about, gaps[0])]
    const actual = `only ${storedWords(storeFacts)}: ${why}, no such key lies in the store or in a file of this program, and it has no code that signs`
    return [{ ...about, status: 'pass', actual }]
  }
