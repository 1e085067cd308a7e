import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { findLeaks } from '../../../src/machine/deep/findLeaks.ts'

/** Made anew at each run: none of them is anybody's. */
const key = randomBytes(32).toString('hex')
const hash = randomBytes(32).toString('hex')
const base58 = (length: number) =>
  `7aZ${[...randomBytes(length - 3)].map(byte => '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'[byte % 58]).join('')}`
const token = `a1B2${randomBytes(24).toString('base64url').replace(/[-_]/g, 'x')}`
const phrase = 'gravity machine north sort system female filter attitude volume fold club stay'
const longer = `${phrase} feature office ecology stable narrow fog rich stereo orient acid brush amount`

const found = (text: string) => findLeaks(text).map(({ line, kind, sure }) => `${line} ${kind}${sure ? '' : '?'}`)

describe('a private key', () => {
  it.each([
    `PRIVATE_KEY=${key}`,
    `export PK="0x${key}"`,
    `DEPLOYER_KEY: '0x${key}'`,
    `"privateKey": "${key}",`,
    `HYPERLIQUID_SECRET_KEY=0x${key}`,
    `- cmd: cast send --private-key 0x${key} --rpc-url x`,
    `: 1700000000:0;cast wallet address 0x${key}`,
    `Environment=SIGNER=${key}`,
    `ROOT_PRIVATE_KEY=${key} # of the tx bot`,
    `MASTER=xprv${base58(107)}`,
    `WIF_PRIVATE_KEY=L${base58(51)}`,
  ])('named as such is one: %#', line => expect(found(line)).toEqual(['1 private-key']))

  it.each([
    `export SOMETHING=${key}`,
    `API_SECRET=${key}`,
    `echo 0x${key} > kept.txt`,
    `${key}`,
    `OTHER=K${base58(51)}`,
    '-----BEGIN EC PRIVATE KEY-----',
  ])('or a hash it may be, where nothing says: %#', line => expect(found(line)).toEqual(['1 private-key?']))

  it.each([
    `cast tx 0x${hash}`,
    `cast receipt 0x${hash} --rpc-url x`,
    `TX_HASH=0x${hash}`,
    `open https://etherscan.io/tx/0x${hash}`,
    `docker run image@sha256:${hash}`,
    `curl -d '{"method":"eth_getTransactionByHash","params":["0x${hash}"]}' localhost`,
    `cast call 0x${'ab'.repeat(20)} "hasRole(bytes32,address)" 0x${hash}`,
    `PUBLIC_KEY=${hash}`,
    `JWT_SECRET=${hash}`,
    `SESSION_SECRET=${hash}`,
    `PRIVATE_KEY=0x${'0'.repeat(64)}`,
    `PRIVATE_KEY=0x${'deadbeef'.repeat(8)}`,
    'PRIVATE_KEY=your-private-key-here',
    `DATA=0x${hash}${hash}`,
    `WALLET_ADDRESS=0x${'1a2b3c4d5e'.repeat(4)}`,
  ])('is not what is a hash, is made up or secret in another way: %#', line => expect(found(line)).toEqual([]))
})

describe('a seed phrase', () => {
  it.each([
    `MNEMONIC="${phrase}"`,
    `export SEED_PHRASE='${longer}'`,
    `mnemonic: ${phrase}`,
    `cast wallet import me --mnemonic "${phrase}"`,
  ])('named as such is one: %#', line => expect(found(line)).toEqual(['1 seed-phrase']))

  it.each([`NOTE="${longer}"`, phrase, `x='${phrase}'`])('may be one without a name: %#', line =>
    expect(found(line)).toEqual(['1 seed-phrase?']),
  )

  it.each([
    'MNEMONIC="test test test test test test test test test test test junk"',
    `git commit -m "${'move all words into their room and name them well so that'}"`,
    '# these twelve words are plain prose that somebody wrote about some other thing here',
    'npm install chalk conf commander viem ox prettier eslint vitest knip biome tsx',
    `${phrase.split(' ').slice(1).join(' ')}`,
    'MNEMONIC="your twelve words go here and are not for anyone to see"',
  ])('is not prose, a command or what everybody knows: %#', line => expect(found(line)).toEqual([]))
})

describe('the key of an RPC endpoint', () => {
  it.each([
    `RPC_URL=https://eth-mainnet.g.alchemy.com/v2/${token}`,
    `cast block --rpc-url https://mainnet.infura.io/v3/${hash.slice(0, 32)}`,
    `url = "https://some-name.arbitrum-mainnet.quiknode.pro/${hash.slice(0, 40)}/"`,
    `https://rpc.ankr.com/eth/${hash}`,
    `ETH_RPC=https://node.example.com/${token}`,
    `RPC=wss://node.example.com/ws?apikey=${token}`,
    `RPC=https://me:secret@node.example.com`,
    `ALCHEMY_API_KEY=${token}`,
    `INFURA_PROJECT_ID="${hash.slice(0, 32)}"`,
  ])('is told: %#', line => expect(found(line)).toEqual(['1 rpc-key']))

  it.each([
    'RPC_URL=https://eth.llamarpc.com',
    'RPC_URL=http://127.0.0.1:8545',
    `RPC_URL=https://eth-mainnet.g.alchemy.com/v2/\${ALCHEMY_KEY}`,
    'RPC_URL=https://eth-mainnet.g.alchemy.com/v2/YOUR_API_KEY_GOES_HERE',
    `open https://github.com/ethereum/go-ethereum/commit/${hash.slice(0, 40)}`,
    'curl -O https://nodejs.org/dist/v24.15.0/node-v24.15.0-linux-x64.tar.xz',
    `open https://arbiscan.io/address/0x${'1a2b3c4d5e'.repeat(4)}`,
    `curl https://example.com/${token}`,
    'ALCHEMY_API_KEY=',
  ])('is not in a public URL, a placeholder or another page: %#', line => expect(found(line)).toEqual([]))
})

describe('other keys', () => {
  it('an age identity and a keystore are told', () => {
    const identity = `AGE-SECRET-KEY-1${'QPZRY9X8GF2TVDW0S3JN'.repeat(3)}`
    expect(found(`# mine\nKEY=${identity}`)).toEqual(['2 identity'])
    const keystore = JSON.stringify({ crypto: { ciphertext: 'ab', kdf: 'scrypt' }, version: 3 }, null, 1)
    expect(found(keystore)).toEqual(['1 keystore'])
    expect(found(`K='${JSON.stringify({ crypto: { ciphertext: 'ab' } })}'`)).toEqual(['1 keystore'])
  })

  it('each is told by its line, whatever ends the lines, and nothing of it', () => {
    const text = `A=1\r\nPRIVATE_KEY=${key}\rB=2\n\nMNEMONIC="${phrase}"\n`
    expect(found(text)).toEqual(['2 private-key', '5 seed-phrase'])
    expect(JSON.stringify(findLeaks(text))).not.toContain(key.slice(0, 8))
  })

  it('thousands of hashes do not drown the one key behind them', () => {
    const hashes = Array.from({ length: 3000 }, (_, n) => `echo ${n}${hash.slice(String(n).length)}`)
    const all = found([...hashes, `PRIVATE_KEY=${key}`].join('\n'))
    expect(all).toHaveLength(101)
    expect(all.at(-1)).toBe('3001 private-key')
  })

  it.each([
    ['blanks', `seed${' '.repeat(400_000)}x`],
    ['one word', 'seed'.repeat(100_000)],
    ['words', 'abcd '.repeat(80_000)],
    ['digits', hash.repeat(6000)],
    ['hashes', `${hash} `.repeat(6000)],
    ['names', 'rpc'.repeat(130_000)],
    ['URLs', `https://rpc.example.com/${token} `.repeat(6000)],
    ['quotes', '"'.repeat(400_000)],
  ])('a long line of %s takes no long time', (_what, line) => {
    const start = performance.now()
    findLeaks(line)
    expect(performance.now() - start).toBeLessThan(1500)
  })
})
