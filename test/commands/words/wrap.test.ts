import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wrap } from '../../../src/commands/words/wrap.ts'

it('breaks between words, and nowhere else', () => {
  expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
  expect(wrap('one two three', 8)).toEqual(['one two', 'three'])
  expect(wrap('a unbreakable b', 5)).toEqual(['a', 'unbreakable', 'b'])
  expect(wrap('', 5)).toEqual([''])
  expect(wrap('  a \n b ', 5)).toEqual(['a b'])
})

it('loses no word, and is no wider than it may be but for a word that is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 9, unit: fc.constantFrom('a', '—', 'é') })),
      fc.integer({ min: 1, max: 20 }),
      (words, width) => {
        const lines = wrap(words.join(' '), width)
        expect(lines.join(' ')).toBe(words.join(' '))
        for (const line of lines) if (line.includes(' ')) expect(line.length).toBeLessThanOrEqual(width)
        // Each line is full: the next word would not have fitted.
        lines.slice(1).forEach((line, at) => {
          expect(`${lines[at]} ${line.split(' ')[0]}`.length).toBeGreaterThan(width)
        })
      },
    ),
  )
})
