import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classifyPaste } from '../../src/secrets/classifyPaste.ts'

const key = '4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318'
const words = 'legal winner thank year wave sausage worth useful legal winner thank yellow'
const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n

describe('classifyPaste', () => {
  it.each([
    ['address', '0x90F8bf6A479f320ead074411a4B0e7944Ea8c9C1'],
    ['address', ' "0x90f8bf6a479f320ead074411a4b0e7944ea8c9c1"\n'],
    ['private-key', key],
    ['private-key', `0x${key}`],
    ['private-key', `'0X${key.toUpperCase()}'\n`],
    ['private-key', `${key.slice(0, 32)}\n${key.slice(32)}`],
    ['private-key', (key.match(/.{8}/g) ?? []).join(' ')],
    ['private-key', `PRIVATE_KEY=0x${key}`],
    ['private-key', BigInt(`0x${key}`).toString()],
    ['private-key', (order - 1n).toString()],
    ['private-key', `“${key}”`],
    ['private-key', `‘${BigInt(`0x${key}`)}’`],
    ['private-key', `\u200b0x${key.slice(0, 20)}\u200b${key.slice(20)}\ufeff`],
    ['private-key', JSON.stringify([...Buffer.from(key, 'hex')])],
    ['private-key', [...Buffer.from(key, 'hex')].join(', ')],
    ['private-key', `xprv${'9s21ZrQH143K'.repeat(9)}`],
    ['seed-phrase', words],
    ['seed-phrase', `"${words.toUpperCase()}"\n`],
    [
      'seed-phrase',
      words
        .split(' ')
        .map((word, index) => `${index + 1}. ${word}`)
        .join('\n'),
    ],
    ['seed-phrase', `${words} ${words}`],
    ['seed-phrase', '的 一 是 在 不 了 有 和 人 这 中 大'],
    ['keystore', '{"version":3,"crypto":{"ciphertext":"00"}}'],
    ['keystore', '{"Crypto":{}}'],
    ['keystore', '{"crypto": {"ciphertext": "cut off'],
    ['wif', '5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ'],
    ['wif', 'KwdMAjGmerYanjeui5SHS7JkmpZvVipYvB2LJGU1ZxJwYvP98617'],
    ['age-identity', '# created: now\nAGE-SECRET-KEY-1QQQQ'],
    ['age-identity', 'age-secret-key-1qqqq'],
    ['header', `Authorization: Bearer ${key.slice(0, 30)}`],
    ['header', 'x-api-key: 0123456789'],
    ['header', 'X-Goog-Api-Key: 0123456789'],
    ['header', 'apikey:0123456789'],
    ['header', 'Bearer 0123456789\n'],
    ['header', `curl -H 'x-api-key: 01234' https://mainnet.example/`],
    ['header', '--header "authorization: Basic 01234" https://mainnet.example/'],
    ['header', 'Cookie: session=1'],
    ['url', 'https://mainnet.example/v3/0123'],
    ['url', '  “https://mainnet.example/v3/0123”'],
    ['url', `wss://mainnet.example/${key}`],
    ['other', ''],
    ['other', '12345'],
    ['other', 'bearer'],
    ['other', '1,2,3'],
    ['other', 'key-rotation'],
    ['other', '99999999999999999999'],
    ['other', order.toString()],
    ['other', words.split(' ').slice(1).join(' ')],
    ['other', key.slice(1)],
    ['other', key.slice(0, 40)],
    ['other', '{"name":"eth"}'],
    ['other', 'eth-usdc'],
  ])('says %s of %j', (kind, text) => {
    expect(classifyPaste(text)).toBe(kind)
  })

  it('knows every private key, however it is written', () => {
    const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(value => Buffer.from(value).toString('hex'))
    fc.assert(
      fc.property(bytes, fc.constantFrom('', '0x'), fc.constantFrom('', ' ', '\n', '"'), (hex, prefix, around) => {
        expect(classifyPaste(`${around}${prefix}${hex}${around}`)).toBe('private-key')
      }),
    )
  })
})

it.each([
  ' '.repeat(65_000),
  '"'.repeat(65_000),
  `-${'a-'.repeat(32_000)}`,
  '1,'.repeat(32_000),
  `a${' '.repeat(65_000)}b`,
])('is done with what is long and means nothing in no time', text => {
  const started = performance.now()
  expect(classifyPaste(text)).toBe('other')
  expect(performance.now() - started).toBeLessThan(500)
})
