import { describe, expect, test } from 'vitest'
import { checksummed, parseAddress } from '../../src/venues/address.ts'

// From EIP-55.
const spelled = [
  '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
  '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
  '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
]

describe('parseAddress', () => {
  test.each(spelled)('%s: as spelled, all lower and all upper', text => {
    const lower = text.toLowerCase()
    expect(parseAddress(text)).toBe(lower)
    expect(parseAddress(lower)).toBe(lower)
    expect(parseAddress(`0x${text.slice(2).toUpperCase()}`)).toBe(lower)
  })

  test('a digit or a capital mistyped is noticed', () => {
    expect(parseAddress('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAee')).toBe('bad-checksum')
    expect(parseAddress('0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed')).toBe('bad-checksum')
  })

  test.each([
    '',
    '0x',
    spelled[0]!.slice(2),
    spelled[0]!.slice(0, -1),
    `${spelled[0]}0`,
    ` ${spelled[0]}`,
    `0x${'g'.repeat(40)}`,
    `0x${'a'.repeat(64)}`,
    'vitalik.eth',
  ])('%j is no address', text => {
    expect(parseAddress(text)).toBeNull()
  })
})

test('checksummed spells an address as EIP-55 does', () => {
  for (const text of spelled) expect(checksummed(text.toLowerCase())).toBe(text)
})
