import { isSeedPhrase } from '../../secrets/seedPhrase.ts'
import type { Find } from './findLeaks.ts'

/** Twelve words or more in lower case, with nothing but blanks or commas between them. */
const run = /(?<![\w.-]|\w['’])[a-z]{3,8}(?:[ ,]{1,3}[a-z]{3,8}){11,40}(?![\w-]|['’]\w)/g

/**
 * Words that are on no list of BIP-39 in English and that hardly a sentence or a command goes without. A list of words to
 * compare with would be larger than all else here.
 */
const ofSentences = new Set(
  'the and for are not with from was but has had were been its our your his her npm git apt yarn pnpm sudo docker brew pip'.split(
    ' ',
  ),
)

const named = /(?:mnemonic|seed|phrase|words)[\w.-]{0,40}["'`]?[ \t]{0,3}[=: \t][ \t]{0,3}["'`]?([^"'`#]{20,400})/gi
const lengths = [12, 15, 18, 21, 24]

/** Sure where it is called a mnemonic or the like; alone, in quotes or behind a `=`, it may be one. */
export function seedPhraseIn(line: string): Find {
  for (const [, value = ''] of line.matchAll(named)) {
    if (isSeedPhrase(value.trim()) && !isWellKnown(value.trim().split(/[\s,]+/)) && !isSentence(value)) return 'sure'
  }
  for (const found of line.matchAll(run)) {
    const words = found[0].split(/[ ,]+/)
    if (!lengths.includes(words.length) || isWellKnown(words) || isSentence(found[0])) continue
    if (standsAlone(line, found.index, found[0].length)) return 'maybe'
  }
  return null
}

const isSentence = (text: string): boolean => text.split(/[\s,]+/).some(word => ofSentences.has(word))

/** Those of documentation and development nodes repeat one word (`test … junk`, `abandon … about`): nobody's secret. */
const isWellKnown = (words: readonly string[]): boolean => new Set(words).size < words.length / 2

const standsAlone = (line: string, at: number, length: number): boolean =>
  /(?:^|["'`]|[=:]\s*)$/.test(line.slice(0, at)) && /^\s*(?:$|["'`#])/.test(line.slice(at + length))
