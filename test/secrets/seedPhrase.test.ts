import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { classifyPaste } from '../../src/secrets/classifyPaste.ts'
import { holdsSeedPhrase, holdsSeedPhraseInProse } from '../../src/secrets/seedPhrase.ts'

const twelve = 'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about'
const words = twelve.split(' ')

/** What a README or a help text shows to be typed, word by word. */
const lines = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  .split('\n')
  .flatMap(line => (/\bhedge [a-z].*$/.exec(line)?.[0] ?? '').split('#')[0]!.split(/[`|]/)[0]!.split('&&'))
  .map(line => line.trim().split(/\s+/).slice(1))
  .filter(line => line.length > 0 && line.some(word => word.startsWith('-') || line.length < 6))

describe('a phrase on the command line', () => {
  it.each([
    ['unquoted, between options', ['add', '--account', ...words, '--position', '123']],
    ['after --option=', ['add', `--account=${words[0]}`, ...words.slice(1), '--testnet']],
    ['of a name and all', ['add', 'eth-usdc', ...words, '123']],
    ['with a word too many', ['add', ...words, 'zoo']],
    ['in two quoted pieces', ['add', '--account', words.slice(0, 6).join(' '), words.slice(6).join(' ')]],
    ['numbered', ['add', ...words.flatMap((word, n) => [`${n + 1}.`, word])]],
    ['with commas', ['add', ...words.map(word => `${word},`)]],
    ['joined by hyphens', ['add', '--account', words.join('-')]],
    ['joined by hyphens, after =', ['status', `--account=${words.join('-')}`]],
    ['joined by underscores, with one too many', ['status', [...words, 'zoo'].join('_')]],
  ])('%s', (_what, argv) => {
    expect(holdsSeedPhrase(argv)).toBe(true)
  })

  it('of 12 to 24 words is found wherever it stands in a real line', () => {
    const line = fc.constantFrom(...lines)
    const phrase = fc.array(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 12, maxLength: 24 })
    fc.assert(
      fc.property(line, phrase, fc.nat(), (typed, secret, at) => {
        const place = at % (typed.length + 1)
        expect(holdsSeedPhrase(typed.toSpliced(place, 0, ...secret))).toBe(true)
        expect(holdsSeedPhrase(typed.toSpliced(place, 0, secret.join('-')))).toBe(true)
      }),
    )
  })
})

describe('ordinary words', () => {
  it('of every line that the README shows, and of two of them in one, are none', () => {
    expect(lines.length).toBeGreaterThan(40)
    for (const line of lines) expect(holdsSeedPhrase(line), line.join(' ')).toBe(false)
    const two = fc.tuple(fc.constantFrom(...lines), fc.constantFrom(...lines))
    fc.assert(fc.property(two, ([one, other]) => !holdsSeedPhrase([...one, ...other])))
  })

  it('of every command are none, nor are many hedges with dashes in their names', () => {
    for (const { name } of commands) expect(holdsSeedPhrase(name.split(' '))).toBe(false)
    const names = Array.from({ length: 30 }, (_, n) => `eth-usdc-${'abcdefghij'[n % 10]}`)
    expect(holdsSeedPhrase(['status', ...names])).toBe(false)
    expect(holdsSeedPhrase(['status', '--table', ...words.slice(0, 11), '--json', 'a', 'b'])).toBe(false)
    expect(holdsSeedPhrase(['add', '--position', ...Array.from({ length: 40 }, (_, n) => `${n}`)])).toBe(false)
  })
})

it('what is pasted at a question is known by its dashes too', () => {
  expect(classifyPaste(words.join('-'))).toBe('seed-phrase')
  expect(classifyPaste(words.join('_'))).toBe('seed-phrase')
  expect(classifyPaste('eth-usdc-main')).toBe('other')
})

describe('a sentence', () => {
  const phrase = 'legal winner thank year wave sausage worth useful legal winner thank yellow'
  it.each([
    'the bot of the office trades on this account and I look at it every Monday morning',
    'our market maker needs it until the migration to the new account is done by the end of May',
    'a b c d e f g h i j k l m n',
  ])('of many words is no phrase: %s', text => expect(holdsSeedPhraseInProse(text)).toBe(false))

  it.each([
    phrase,
    `my seed is ${phrase} and so on`,
    phrase.replaceAll(' ', '-'),
    phrase.toUpperCase(),
    `1. ${phrase}`,
  ])('with a phrase in it is one: %s', text => expect(holdsSeedPhraseInProse(text)).toBe(true))
})
