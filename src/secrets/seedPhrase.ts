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

/**
 * The same of prose, in which a dozen words in a row are nothing special: no list of phrases has a word of one or two letters of the
 * Latin alphabet, or of more than eight (BIP-39), and hardly a sentence does without.
 */
export function holdsSeedPhraseInProse(text: string): boolean {
  let row = 0
  return piecesOf(text, blanks).some(piece => {
    if (piecesOf(piece, joints).filter(isListed).length >= lengths[0]!) return true
    row = isListed(piece) ? row + 1 : 0
    return row >= lengths[0]!
  })
}

const isListed = (word: string): boolean => isPhraseWord(word) && !/^(?:[a-z]{1,2}|[a-z]{9,})$/i.test(word)

const piecesOf = (text: string, between: RegExp): string[] =>
  text.split(between).filter(piece => piece !== '' && !/^\d+[.):]?$/.test(piece))

const isPhrase = (words: readonly string[]): boolean => lengths.includes(words.length) && words.every(isPhraseWord)

const hasRow = (words: readonly string[]): boolean => words.length >= lengths[0]! && words.every(isPhraseWord)

/** Any script: a Chinese word list has one letter a word, the English one three to eight. */
const isPhraseWord = (word: string): boolean => /^[\p{L}\p{M}]{1,12}$/u.test(word)
