/** What stands between the words of a phrase: blanks, commas and quotes; dashes where a tool joined them. */
const blanks = /[\s,;"'`‘’“”«»]+/
const joints = /[\p{Pd}_]+/u

const lengths = [12, 15, 18, 21, 24]

/** Whether a pasted text is a seed phrase, also one whose words are numbered or joined by dashes. */
export const isSeedPhrase = (text: string): boolean =>
  [blanks, joints].some(between => isPhrase(piecesOf(text, between)))

/**
 * Whether a command line has a seed phrase in it, whatever stands before and after: twelve of its words or more in a row,
 * which an option ends, or joined by dashes into one. Names of hedges have dashes too, but not eleven of them.
 */
export function holdsSeedPhrase(argv: readonly string[]): boolean {
  let row = 0
  for (const word of argv) {
    if (/^-./.test(word)) row = 0
    const value = /^--?[a-z]/.test(word) ? (/=(.*)/s.exec(word)?.[1] ?? '') : word
    for (const piece of piecesOf(value, blanks)) {
      if (hasRow(piecesOf(piece, joints))) return true
      row = isPhraseWord(piece) ? row + 1 : 0
      if (row >= lengths[0]!) return true
    }
  }
  return false
}

const piecesOf = (text: string, between: RegExp): string[] =>
  text.split(between).filter(piece => piece !== '' && !/^\d+[.):]?$/.test(piece))

const isPhrase = (words: readonly string[]): boolean => lengths.includes(words.length) && words.every(isPhraseWord)

const hasRow = (words: readonly string[]): boolean => words.length >= lengths[0]! && words.every(isPhraseWord)

/** Any script: a Chinese word list has one letter a word, the English one three to eight. */
const isPhraseWord = (word: string): boolean => /^[\p{L}\p{M}]{1,12}$/u.test(word)
