import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeInput } from '../../src/domain/describeInput.ts'

describe('describeInput', () => {
  it.each([
    ['0x90F8bf6A479f320ead074411a4B0e7944Ea8c9C1', '0x90F8bf6A479f320ead074411a4B0e7944Ea8c9C1'],
    [' 42 ', '42'],
    ['-1.5', '-1.5'],
    ['9'.repeat(20), '9'.repeat(20)],
    ['9'.repeat(21), 'a number of 21 digits'],
    ['9'.repeat(77), 'a number of 77 digits'],
    ['ab'.repeat(32), '64 hexadecimal characters'],
    [`0x${'12'.repeat(32)}`, '64 hexadecimal characters'],
    ['ab'.repeat(20), '40 hexadecimal characters'],
    ['legal winner thank', '3 words'],
    ['https://mainnet.example/v3/0123', 'a URL'],
    ['correct-horse-17c', 'text of 17 characters'],
    ['x', 'text of 1 character'],
    ['', 'an empty text'],
    [' \n', 'an empty text'],
    ['status', 'text of 6 characters'],
  ])('says of %j: %s', (text, expected) => {
    expect(describeInput(text)).toBe(expected)
  })

  it('repeats a word only when the caller knows it', () => {
    expect(describeInput('base', ['ethereum', 'base'])).toBe('base')
    expect(describeInput('bases', ['ethereum', 'base'])).toBe('text of 5 characters')
  })

  /** A closed language: nothing of the input can be in it but how long it is. */
  const shapes =
    /^(an empty text|a URL|\d+ words|a number of \d+ digits|\d+ hexadecimal characters|text of \d+ characters?)$/
  const harmless = /^(0x[0-9a-f]{40}|[+-]?\d+(\.\d+)?)$/i

  it('has no other word for anything but addresses and short numbers', () => {
    const hex = fc.uint8Array({ maxLength: 70 }).map(bytes => Buffer.from(bytes).toString('hex'))
    const words = fc.array(fc.stringMatching(/^[a-z]{3,8}$/), { maxLength: 25 }).map(list => list.join(' '))
    const digits = fc.stringMatching(/^\d{1,80}$/)
    const anything = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), hex, words, digits, fc.webUrl())
    fc.assert(
      fc.property(anything, text => {
        const said = describeInput(text)
        if (harmless.test(said)) expect(said.replace(/^0x|\D/g, '').length).toBeLessThanOrEqual(40)
        else expect(said).toMatch(shapes)
      }),
      { numRuns: 500 },
    )
  })

  it('holds no six characters of a random secret', () => {
    // No letter of the words it uses: a match cannot be an accident.
    const secret = fc.stringMatching(/^[QVZJK0-9_]{8,80}$/).filter(text => !harmless.test(text))
    fc.assert(
      fc.property(secret, text => {
        const said = describeInput(text)
        for (let at = 0; at + 6 <= text.length; at += 1) expect(said).not.toContain(text.slice(at, at + 6))
      }),
    )
  })
})
