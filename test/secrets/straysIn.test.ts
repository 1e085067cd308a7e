import { describe, expect, it } from 'vitest'
import { Secret } from '../../src/domain/secret.ts'
import { holdingKind, shownName } from '../../src/secrets/holdingKind.ts'
import { straysIn } from '../../src/secrets/straysIn.ts'

const hex = 'c0ffee12'.repeat(8)
const wallet = `0x${'b1'.repeat(20)}`
const rules = { privateAddresses: [wallet], urls: ['https://scan.example/'], digests: true }
const phrase = 'legal winner thank year wave sausage worth useful legal winner thank yellow'

describe('what must not lie in a file', () => {
  it.each([
    ['a key in a value', `{"note":"0x${hex}"}`, 'private-key'],
    ['a key in capitals', `KEY=${hex.toUpperCase()}`, 'private-key'],
    ['a key in a list', `["${hex}"]`, 'private-key'],
    ['a key in a line of a damaged log', `{"n":1,"keys":["${hex}`, 'private-key'],
    ['an extended key', `x xprv${'9'.repeat(107)} x`, 'private-key'],
    ['a seed phrase in a value', `{"note":"${phrase}"}`, 'seed-phrase'],
    ['a seed phrase on a line', `one line\n${phrase}\nanother`, 'seed-phrase'],
    ['a seed phrase behind a name', `SEED="${phrase}"`, 'seed-phrase'],
    ['a keystore', `{"crypto": {"cipher":"aes-128-ctr","ciphertext":"00"}}`, 'keystore'],
    ['a key for a wallet file', `w 5${'H'.repeat(50)}`, 'wif'],
    ['an identity', '# public key\nAGE-SECRET-KEY-1QQQ', 'age-identity'],
    ['a URL', '{"source":"https://base.example/v2/k"}', 'url'],
    ['a private address, whatever its case', `x ${wallet.toUpperCase()} x`, 'address'],
    ['a private address without its 0x', wallet.slice(2), 'address'],
  ] as const)('%s', (_what, text, kind) => expect(straysIn(text, rules)).toEqual([kind]))

  it.each([
    ['hashes of an entry', `{"previous":"${hex}","hash":"${hex}"}`],
    ['a digest of a file', `{"version":"2","sha256":"${hex}","content":{"hash":"0x${hex}"}}`],
    ['a table by digest', `{"seen":{"${hex}":{"at":"1"}}}`],
    ['call data, which is longer', `{"data":"0x12345678${hex}"}`],
    ['amounts', `{"liquidity":"${'9'.repeat(77)}"}`],
    ['an address of a token', `{"token":"0x${'c1'.repeat(20)}"}`],
    ['a sentence', 'this line of a script has more than twelve words in it and none of a list'],
    ['a URL that may stand there', '{"explorer":"https://scan.example/"}'],
    ['nothing', ''],
  ])('but not %s', (_what, text) => expect(straysIn(text, rules)).toEqual([]))

  it('hashes have no place where none is kept, and any URL may stand in the program of another', () => {
    expect(straysIn(`{"hash":"${hex}"}`, { ...rules, digests: false })).toEqual(['private-key'])
    expect(straysIn('curl https://vault.example', { ...rules, urls: null })).toEqual([])
  })

  it('takes a long file in one line in no time', () => {
    const began = performance.now()
    const words = `${'word '.repeat(200_000)}${'0a'.repeat(500_000)}${'1'.repeat(500_000)}${'https:/ '.repeat(50_000)}`
    expect(straysIn(words, rules)).toEqual([])
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})

describe('what lies in a store', () => {
  it.each([
    ['hedge/a/wallet', wallet, { kind: 'address', address: wallet }],
    ['hedge/a/wallet', wallet.toUpperCase(), { kind: 'other', address: null }],
    ['rpc/base', 'https://base.example/k', { kind: 'url', address: null }],
    ['rpc/base', 'ftp://base.example/k', { kind: 'other', address: null }],
    ['rpc/base', `-H 'x-key: ${hex}' https://base.example`, { kind: 'private-key', address: null }],
    ['hedge/a/account', hex, { kind: 'private-key', address: null }],
    ['hedge/a/account', `my wallet\n${phrase}\n`, { kind: 'seed-phrase', address: null }],
    ['log/head', `7 ${hex}`, { kind: 'other', address: null }],
    ['log/head', hex, { kind: 'private-key', address: null }],
    ['rpc/base', `7 ${hex}`, { kind: 'private-key', address: null }],
  ])('%s', (key, text, kept) => expect(holdingKind(key, new Secret(text))).toEqual(kept))

  it.each([
    ['rpc/base/2', 'rpc/base/2'],
    [hex, 'a name of 64 characters'],
    [`rpc/${wallet.slice(2)}`, 'a name of 44 characters'],
    ['a\u001b[31m', 'a name of 6 characters'],
    [phrase, `a name of ${phrase.length} characters`],
  ])('a name that may be a secret is described', (name, shown) => expect(shownName(name)).toBe(shown))
})
