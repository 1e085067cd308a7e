import { describe, expect, it } from 'vitest'
import { canary, expectRefusal, type Mistake, privateKey, seedPhrase } from '../support/refusal.ts'
import { runHedge } from '../support/runHedge.ts'
import { useVault } from '../support/useStage.ts'

const stage = useVault()

const address = '0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c'

const keystore = JSON.stringify({ version: 3, id: canary, crypto: { cipher: 'aes-128-ctr', ciphertext: privateKey } })
const wif = '5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ'
const identity = `AGE-SECRET-KEY-1${'Q'.repeat(58)}`
const extended = `xprv9${'s'.repeat(106)}`

/** Everything that signs, in each place a person may put it. */
const signing: [what: string, text: string][] = [
  ['a private key', `0x${privateKey}`],
  ['a private key without 0x', privateKey],
  ['a private key in capitals', privateKey.toUpperCase()],
  ['a private key in quotes', `"0x${privateKey}"`],
  ['a private key as a decimal number', BigInt(`0x${privateKey}`).toString()],
  ['a seed phrase', seedPhrase],
  ['a seed phrase of 24 words', `${seedPhrase} ${seedPhrase}`],
  ['a keystore', keystore],
  ['a private key in WIF', wif],
  ['an extended private key', extended],
  ['an age identity', identity],
]

describe('what signs, on the command line, is refused and forgotten', () => {
  it.each(signing)('%s', async (_what, text) => {
    for (const words of [
      ['add', '--account', text],
      ['add', `--account=${text}`],
      ['add', '--chain', 'ethereum', '--wallet', text, '--all'],
      ['status', text],
      [text],
      ['add', '--asset', `${address}=ETH`, text],
      ['config', 'set', 'drift.warning', text],
      ['rpc', 'set', 'ethereum', text],
    ]) {
      const { message } = await expectRefusal(stage.home, [words, 5, 'secret-on-argv'])
      expect(message).toMatch(/so it is refused and was not stored/)
    }
  })

  it.each([
    ['a seed phrase as twelve words', ['add', '--account', ...seedPhrase.split(' ')]],
    ['a seed phrase as twenty-four words', ['add', ...seedPhrase.split(' '), ...seedPhrase.split(' ')]],
    ['a seed phrase alone', seedPhrase.split(' ')],
    ['a seed phrase between options', ['add', '--account', ...seedPhrase.split(' '), '--position', '123']],
    ['a seed phrase after =', ['add', ...`--account=${seedPhrase}`.split(' '), '--testnet']],
    ['a seed phrase with a word too many', ['status', ...seedPhrase.split(' '), 'zoo']],
    ['a seed phrase joined by hyphens', ['add', '--account', seedPhrase.replaceAll(' ', '-')]],
  ])('%s', async (_what, words) => {
    const { message } = await expectRefusal(stage.home, [words, 5, 'secret-on-argv'])
    expect(message).toContain('holds a seed phrase')
  })
})

describe('an RPC URL, on the command line, is refused', () => {
  it.each<Mistake>([
    [`rpc set ethereum https://node.example/${canary}`, 2, 'secret-on-argv'],
    [`rpc set ethereum wss://${canary}.example/`, 2, 'secret-on-argv'],
    [`add --rpc-stdin https://node.example/${canary}`, 2, 'secret-on-argv'],
    [`chain add mine --chain-id 1 --rpc-stdin=https://node.example/${canary}`, 2, 'secret-on-argv'],
    [`status --from https://node.example/${canary}`, 2, 'secret-on-argv'],
    [`https://node.example/${canary}`, 2, 'secret-on-argv'],
    [`rpc set ethereum node.example/v2/${canary}`, 2, 'usage'],
  ])('%j', async (...mistake) => {
    await expectRefusal(stage.home, mistake)
  })
})

describe('an explorer', () => {
  it.each([
    `https://user:${canary}@scan.example`,
    `https://scan.example/api?apikey=${canary}`,
    `https://scan.example/${canary}${'0'.repeat(20)}`,
    `https://scan.example/#${canary}`,
    'http://scan.example',
  ])('that may hold a key is not kept: %s', async explorer => {
    const line = `chain add mine --chain-id 31337 --position-manager ${address} --rpc-stdin --explorer ${explorer}`
    await expectRefusal(stage.home, [line, 2, 'bad-option', 'http://127.0.0.1:1/'])
  })

  it('with a private key in it is refused as one', async () => {
    const line = `chain add mine --chain-id 31337 --position-manager ${address} --rpc-stdin --explorer https://scan.example/?pk=0x${privateKey}`
    await expectRefusal(stage.home, [line, 5, 'secret-on-argv', 'http://127.0.0.1:1/'])
  })
})

describe('what comes by standard input', () => {
  const key = 'v2/canary0canary0canary0'
  it.each<[what: string, stdin: string | null, exit: number, code: string]>([
    ['nothing', '', 2, 'no-secret'],
    ['a line end', '\n', 2, 'no-secret'],
    ['blanks', '  \t ', 2, 'no-secret'],
    ['a terminal', null, 2, 'no-secret'],
    ['100 kB', canary.repeat(17_000), 2, 'no-secret'],
    ['no URL', canary, 2, 'bad-rpc-url'],
    ['two lines', `http://127.0.0.1:1/${key}\nhttp://127.0.0.1:2/${key}`, 2, 'bad-rpc-url'],
    ['bytes that are no text', '\u0000\u0001\ufffd\ufffd canary \u001b[2J', 2, 'bad-rpc-url'],
    ['plain http beyond this machine', `http://192.0.2.1:8545/${key}`, 2, 'bad-rpc-url'],
    ['a web socket', `wss://127.0.0.1/${key}`, 2, 'bad-rpc-url'],
    ['a file', `file:///${key}`, 2, 'bad-rpc-url'],
    ['a user and a password', `https://user:${canary}@127.0.0.1/${key}`, 2, 'bad-rpc-url'],
    ['a private key', `0x${privateKey}`, 5, 'trading-permission'],
    ['a seed phrase', seedPhrase, 5, 'trading-permission'],
    ['a private key with a port behind it', `${privateKey}:1`, 5, 'trading-permission'],
    ['a host without its protocol', `${canary}.node.example:443/v2/key`, 2, 'bad-rpc-url'],
    ['a passphrase with a colon', `${canary}-horse-battery-staple:pw`, 2, 'bad-rpc-url'],
    ['a node that is not there', `http://127.0.0.1:1/${key}`, 1, 'rpc-unreachable'],
  ])('%s is refused by rpc set, chain add and add alike', async (_what, stdin, exit, code) => {
    for (const line of [
      `chain add mine --chain-id 31337 --position-manager ${address} --rpc-stdin`,
      `add third --chain ethereum --position 1 --account ${address} --rpc-stdin`,
    ]) {
      await expectRefusal(stage.home, [line, exit, code, stdin])
    }
    // With a terminal and nobody to ask, `rpc set` says so itself.
    await expectRefusal(stage.home, ['rpc set ethereum', exit, stdin === null ? 'usage' : code, stdin])
  })

  it('as real bytes through a real pipe', async () => {
    const pipes = [Buffer.alloc(100_000, canary), Buffer.from([0, 255, 254, 10, 128]), Buffer.alloc(0)]
    for (const [index, stdin] of pipes.entries()) {
      const { code, stdout, stderr } = await runHedge(['rpc', 'set', 'ethereum'], { home: stage.home, stdin })
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
      expect(stderr).toMatch([/more than 65536 bytes/, /is not a URL/, /it is empty/][index]!)
      expect(stderr).not.toContain(canary)
    }
  })
})
