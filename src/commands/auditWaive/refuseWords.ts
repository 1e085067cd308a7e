import type { PastedKind } from '../../domain/actionContext.ts'
import { isPlainWords } from '../../domain/auditSettings.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'

/**
 * Refuses what must not lie in the settings: an address, a URL, or what could be a key; and what cannot be printed. What
 * was typed is not repeated.
 */
export function refuseWords(
  option: '--reason' | '--for',
  text: string,
  longest: number,
  classify: (text: string) => PastedKind,
): void {
  const why = !isPlainWords(text, longest)
    ? `is at most ${longest} characters that can be printed, and holds no address and no URL`
    : isSecret(text, classify(text)) || text.split(/\s+/).some(couldBeKey)
      ? 'holds what could be a key, and the settings keep none'
      : null
  if (why !== null) throw new Failure('bad-option', `${option} ${why}`, 'hedge audit waive --help', exitCodes.usage)
}

/** A dozen words are a sentence where one of them is in no list of phrases: those have three to eight letters (BIP-39). */
const isSecret = (text: string, kind: PastedKind): boolean =>
  kind === 'seed-phrase' ? !text.split(/\s+/).some(word => /^(?:[a-z]{1,2}|[a-z]{9,})$/i.test(word)) : kind !== 'other'

/** Hexadecimal, or letters and digits mixed, longer than any word. */
const couldBeKey = (word: string): boolean =>
  /[0-9a-f]{16,}/i.test(word) || (/[\w+/=-]{20,}/.test(word) && /\d/.test(word) && /[a-z]/i.test(word))
