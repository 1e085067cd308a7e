import { describe, expect, it } from 'vitest'
import { Secret } from '../../src/domain/secret.ts'
import { addressOfPrivateKey } from '../../src/venues/keyOwner.ts'

const owner = (text: string) => addressOfPrivateKey(new Secret(text))
const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
const hex = (key: bigint) => key.toString(16).padStart(64, '0')

// The generator of the curve, hashed: the best-known address there is.
const ofOne = '0x7e5f4552091a69125d5dfcb7b8c2659029395bdf'
const key = 'ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80'
const ofKey = '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266'

describe('addressOfPrivateKey', () => {
  it('finds the address, lower case, however the key was pasted', () => {
    expect(owner(hex(1n))).toBe(ofOne)
    const spellings = [
      key,
      `0x${key}`,
      `0X${key.toUpperCase()}`,
      `  "0x${key}"\r\n`,
      `'${key}'`,
      `“${key}”`,
      `\ufeff${key}`,
      `${key.slice(0, 32)}\n  ${key.slice(32)}`,
      `PRIVATE_KEY=0x${key}`,
      `${key}:1`,
    ]
    for (const spelling of [...spellings, BigInt(`0x${key}`).toString()]) expect(owner(spelling)).toBe(ofKey)
  })

  it('reads 64 digits as hexadecimal, as every wallet does', () => {
    expect(owner('1'.repeat(64))).toBe(owner(`0x${'1'.repeat(64)}`))
    expect(owner('1'.repeat(64))).not.toBeNull()
  })

  it('says null, and nothing else, outside the curve', () => {
    expect(owner(hex(order - 1n))).not.toBeNull()
    for (const out of [0n, order, order + 1n, 2n ** 256n - 1n]) {
      expect(owner(hex(out))).toBeNull()
      expect(owner(out.toString())).toBeNull()
    }
    expect(owner((2n ** 256n).toString())).toBeNull()
  })

  it('says null for what is no key', () => {
    const none = ['', 'abc', key.slice(1), `${key}0`, ofKey, `0x${key.slice(0, 63)}g`, '-1', '1.5', '9'.repeat(79)]
    for (const text of none) expect(owner(text)).toBeNull()
  })
})
