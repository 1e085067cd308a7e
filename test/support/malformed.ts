import fc from 'fast-check'
import { privateKey, seedPhrase } from './refusal.ts'

/** One bad line for `add`: its words, what stands on standard input, and what it must end with. */
export type Malformed = { line: string[]; stdin: string; input: string; exit: number; codes: string[] }

const good = '0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c'
/** No such chain: what should have been refused by then is found out before anybody is asked. */
const nowhere = ['--chain', 'no-such-chain', '--position', '1']

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'), minLength: length, maxLength: length })
const cover = fc.constantFrom(['', ''], ['"', '"'], ["'", "'"], [' ', '\n'], ['\n', ''], ['“', '”'], ['\ufeff', ''])
const covered = (text: fc.Arbitrary<string>) =>
  fc.tuple(cover, text).map(([[open, close], is]) => `${open}${is}${close}`)

/** Keys of the curve: the highest byte is not all ones. */
const key = fc.tuple(fc.integer({ min: 1, max: 9 }), hex(63)).map(([first, rest]) => `${first}${rest}`)
const spelledKey = fc.oneof(
  key,
  key.map(is => `0x${is}`),
  key.map(is => `0X${is.toUpperCase()}`),
  key.map(is => BigInt(`0x${is}`).toString()),
  key.map(is => `PRIVATE_KEY=0x${is}`),
  key.map(is => `0x${is.slice(0, 32)}\n${is.slice(32)}`),
)
const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const wif = fc.string({ unit: fc.constantFrom(...base58), minLength: 50, maxLength: 50 }).map(is => `5${is}`)
const phrase = fc
  .tuple(fc.constantFrom(12, 15, 18, 21, 24), fc.constantFrom(' ', ', ', '\n', '  '))
  .map(([count, between]) => Array.from({ length: count }, (_, n) => seedPhrase.split(' ')[n % 12]).join(between))
const keystore = hex(64).map(text => JSON.stringify({ version: 3, crypto: { ciphertext: text, kdf: 'scrypt' } }))
const signing = fc.oneof(covered(spelledKey), covered(wif), covered(phrase), keystore, fc.constant(`0x${privateKey}`))

const marked = fc.string({ unit: 'binary', minLength: 0, maxLength: 40 }).map(text => `kN4ry${text}`)
const url = fc
  .tuple(fc.constantFrom('https', 'http', 'wss', 'ftp', 'file'), hex(32))
  .map(([s, k]) => `${s}://rpc.invalid/v2/${k}`)
const header = hex(32).chain(k =>
  fc.constantFrom(
    `Authorization: Bearer ${k}`,
    `x-api-key: ${k}`,
    `Bearer ${k}`,
    `-H 'x-api-key: ${k}' https://rpc.invalid/`,
  ),
)

/** Neither an address nor anything that has a name of its own. */
const notAddress = fc.oneof(
  fc
    .integer({ min: 1, max: 63 })
    .filter(n => n !== 40)
    .chain(n => hex(n))
    .map(digits => `0x${digits}`),
  fc.constantFrom('', ' ', '0x', '0', '-', 'null', `${good} ${good}`, `${good}0`, good.slice(0, -1), 'vitalik.eth'),
  hex(40).map(digits => `0x${digits.slice(0, 39)}g`),
  hex(40),
  marked,
)
/** One letter in the other case, which breaks a checksum in all but one spelling of 2^n: those that hold are left out. */
const badChecksum = fc.constantFrom(
  '0x5A0b54D5dc17e0AadC383d2db43B0a0d3E029c4C',
  '0x90F8bf6A479f320ead074411a4B0e7944Ea8c9c1',
)

const word = (text: string) => !text.startsWith('-')

const addresses = fc.constantFrom('--account', '--wallet')
const withAddress = (flag: string, text: string): string[] =>
  flag === '--account'
    ? ['add', 'third', ...nowhere, `--account=${text}`]
    : ['add', 'third', ...nowhere, '--account', good, `--wallet=${text}`]

const line = (line: string[], input: string, exit: number, ...codes: string[]): Malformed => ({
  line,
  stdin: '',
  input,
  exit,
  codes,
})
const piped = (stdin: string, exit: number, ...codes: string[]): Malformed => ({
  line: ['add', 'third', '--chain', 'ethereum', '--position', '1', '--account', good, '--rpc-stdin'],
  stdin,
  input: stdin,
  exit,
  codes,
})

/** Every kind of input that `add` must refuse, in every place where it can stand, by arguments or standard input. */
export const malformed: fc.Arbitrary<Malformed> = fc.oneof(
  fc.tuple(addresses, notAddress).map(([flag, text]) => line(withAddress(flag, text), text, 2, 'bad-address')),
  fc.tuple(addresses, badChecksum).map(([flag, text]) => line(withAddress(flag, text), text, 2, 'bad-checksum')),
  fc.tuple(addresses, signing).map(([flag, text]) => line(withAddress(flag, text), text, 5, 'secret-on-argv')),
  fc
    .tuple(addresses, fc.oneof(url, header))
    .map(([flag, text]) => line(withAddress(flag, text), text, 2, 'secret-on-argv')),
  signing.filter(word).map(text => line(['add', text], text, 5, 'secret-on-argv')),
  fc.oneof(url, header.filter(word)).map(text => line(['add', text], text, 2, 'secret-on-argv')),
  marked.map(text => line(['add', text, ...nowhere, '--account', good], text, 2, 'usage')),
  marked.map(text =>
    line(['add', 'third', `--position=${text}`, '--chain', 'ethereum', '--account', good], text, 2, 'bad-option'),
  ),
  marked.map(text => line(['add', 'third', `--target=${text}`, ...nowhere, '--account', good], text, 2, 'bad-option')),
  marked.map(text => line(['add', 'third', `--asset=${text}`, ...nowhere, '--account', good], text, 2, 'bad-option')),
  marked.map(text => line(['add', 'third', `--since=${text}`, ...nowhere, '--account', good], text, 2, 'bad-option')),
  marked.map(text =>
    line(['add', 'third', `--chain=${text}`, '--position', '1', '--account', good], text, 2, 'unknown-chain'),
  ),
  signing.map(text => piped(text, 5, 'trading-permission')),
  fc.oneof(header, marked, notAddress).map(text => piped(text, 2, 'bad-rpc-url', 'no-secret')),
  url.filter(text => !text.startsWith('https')).map(text => piped(text, 2, 'bad-rpc-url')),
  hex(32).map(text => piped(`https://user:${text}@rpc.invalid/`, 2, 'bad-rpc-url')),
)
