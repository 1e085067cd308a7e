import { expect, test } from 'vitest'
import { plainText } from '../../src/venues/plainText.ts'

test.each([
  ['plain text', 'USDC.e', 'USDC.e'],
  ['letters of every script', 'USD₮0 ЕТН 円', 'USD₮0 ЕТН 円'],
  ['colours', '\u001b[1;31mUSDC\u001b[0m', 'USDC'],
  ['eight-bit escapes', '\u009b31mUSDC', 'USDC'],
  ['a terminal title', '\u001b]0;owned\u0007USDC', 'USDC'],
  ['a link', '\u001b]8;;https://evil.example\u001b\\USDC', 'USDC'],
  ['a lone escape', 'US\u001bDC\u001b', 'USC'],
  ['bidirectional marks', '\u202eCDSU\u2066', 'CDSU'],
  ['zero-width characters', 'U\u200bS\u200dD\ufeffC', 'USDC'],
  ['line breaks', 'US\r\nDC\u2028\u2029', 'US DC'],
  ['NUL and backspace', 'US\u0000\u0008DC', 'USDC'],
  ['bytes that were no text', 'USDC\ufffd', 'USDC'],
  ['nothing but such', '\u202e\u0000 \u200b', ''],
])('%s', (_, text, expected) => {
  expect(plainText(text, 16)).toBe(expected)
})

test('what is too long is cut by characters, and says so', () => {
  expect(plainText('a'.repeat(16), 16)).toBe('a'.repeat(16))
  expect(plainText('a'.repeat(17), 16)).toBe(`${'a'.repeat(15)}…`)
  expect(plainText('😀'.repeat(20), 4)).toBe('😀😀😀…')
})
