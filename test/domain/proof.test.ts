import { expect, it } from 'vitest'
import { isProof } from '../../src/domain/proof.ts'

const proof = { what: 'account-role', how: 'userRole', at: '2026-06-01T00:00:00.000Z', result: 'user' }

it('a check is four texts', () => {
  expect(isProof(proof)).toBe(true)
  for (const field of Object.keys(proof)) {
    const { [field as 'what']: _gone, ...rest } = proof
    expect(isProof(rest), field).toBe(false)
    expect(isProof({ ...proof, [field]: 1 }), field).toBe(false)
    expect(isProof({ ...proof, [field]: '' }), field).toBe(false)
  }
  for (const none of [null, 1, 'user', []]) expect(isProof(none)).toBe(false)
})

it.each([
  `agent of 0x${'ab'.repeat(20)}`,
  `0X${'AB'.repeat(20)}`,
  'https://rpc.example/key',
  'two\nlines',
  '\u001b[2J',
  'x'.repeat(161),
])('with an address, a URL or more than a line in it, it is none: %j', result => {
  expect(isProof({ ...proof, result })).toBe(false)
})
