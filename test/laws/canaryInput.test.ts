import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import type { Command } from '../../src/domain/command.ts'
import { initVault } from '../../src/secrets/vault/initVault.ts'
import { canaries, leaksIn, leaksUnder } from './support/canaries.ts'
import { runInProcess } from './support/inProcess.ts'

/** What is pasted into the wrong place is described, never repeated, and goes nowhere. */
const { hex, segment, query, second } = canaries
const phrase = 'abandon ability able about above absent absorb abstract absurd abuse access zebra'
const marks = {
  ...canaries,
  phrase: 'absorb abstract absurd',
  age: 'KN4RYAGE0IDENTITY',
  wif: '5KJvsngHeMpm884wtkJNzQGaCErckh',
}
const pastes: Record<string, string> = {
  'a private key': `0x${hex}${hex}`,
  'a private key without 0x': `${hex}${hex}`,
  'a private key in quotes': `"0x${hex}${hex}" `,
  'a seed phrase': phrase,
  'an identity': `AGE-SECRET-KEY-1${marks.age}QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ`,
  'a keystore': `{"version":3,"crypto":{"ciphertext":"${hex}","kdfparams":"${segment}"}}`,
  'a WIF': `${marks.wif}HhWGCD7yezrDpCnMcTZr9`,
  'a URL': `https://rpc.example.com/v3/${segment}?key=${query}`,
  'a token': segment,
  'a passphrase': `${second} horse, battery`,
}
/** A path may be any text, and is shown: only what is known to be a key is refused there. */
const isPath = (flags: string) => flags.includes('<file>')
const couldBePath = ['a token', 'a passphrase', 'a keystore']

let home: string
let environment: Record<string, string>
const asked: string[] = []

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'hedge-input-'))
  const identity = join(home, '..', `${home.split('/').pop()}.txt`)
  environment = { HEDGE_HOME: home, HOME: home, HEDGE_VAULT_IDENTITY_FILE: identity, XDG_RUNTIME_DIR: home }
  await initVault({ home, identityFile: identity })
  expect(await runInProcess(['store', 'use', 'vault'], environment)).toMatchObject({ code: 0 })
  vi.stubGlobal('fetch', async (url: string, init: { body: string }) => {
    asked.push(`${url} ${init.body}`)
    throw new TypeError(`fetch failed: ${url}`)
  })
})
afterAll(() => {
  vi.unstubAllGlobals()
  rmSync(environment.HEDGE_VAULT_IDENTITY_FILE ?? '', { force: true })
  rmSync(home, { recursive: true, force: true })
})

async function expectQuiet(args: readonly string[], stdin = '') {
  const { stdout, stderr, code } = await runInProcess([...args, '--debug'], environment, stdin)
  expect(leaksIn(stdout + stderr, args[0] ?? '', marks), args.join(' ')).toEqual([])
  return { stdout, stderr, code }
}

/** A command with the paste in place of each operand and of each option's value. */
const callsOf = ({ name, options = [] }: Command, what: string, paste: string): string[][] => {
  const words = name.split(' ')
  const valued = options.filter(({ flags }) => flags.includes('<') && !(isPath(flags) && couldBePath.includes(what)))
  const flags = valued.map(({ flags }) => /--[a-z-]+/.exec(flags)?.[0] ?? '')
  return [
    [...words, paste],
    [...words, 'eth-usdc', paste],
    ...flags.flatMap(flag => [
      [...words, 'eth-usdc', flag, paste],
      [...words, 'eth-usdc', `${flag}=${paste}`, '--json'],
    ]),
  ]
}

describe('pasted on the command line', () => {
  it.each(Object.entries(pastes))('%s', async (what, paste) => {
    for (const { load } of commands) {
      for (const args of callsOf(await load(), what, paste)) await expectQuiet(args)
    }
    const anywhere = [[paste], ['help', paste], [`--${paste}`], ['status', `--${paste}`], ['status', '--', paste]]
    const globals = ['--format', '--timeout', '--from'].map(flag => ['status', flag, paste])
    for (const args of [...anywhere, ...globals]) {
      const { code } = await expectQuiet(args)
      expect(code, args.join(' ')).not.toBe(0)
    }
  })

  it('a seed phrase as words of its own', async () => {
    for (const words of [['add'], ['status'], ['rpc', 'set'], []]) {
      expect(await expectQuiet([...words, ...phrase.split(' ')])).toMatchObject({ code: 5 })
    }
  })

  it('asked nobody about it', () => expect(leaksIn(asked.join('\n'), 'the network', marks)).toEqual([]))
})

const bad: Record<string, string> = {
  'a port that is none': `http://127.0.0.1:99999/${segment}?key=${query}`,
  'a port that fetch refuses': `http://127.0.0.1:6000/${segment}?key=${query}`,
  'a user and a password': `https://${query}:${segment}@127.0.0.1:1/`,
  'a user that cannot be decoded': `https://%zz${segment}@127.0.0.1:1/${second}`,
  'a web socket': `ws://127.0.0.1:1/${segment}`,
  'plain http': `http://node.example/${segment}`,
  'half an address': `http://[::1/${segment}`,
  'a file': `file:///${segment}`,
  'a space in the scheme': `https:/ /${segment}`,
  'a line of a shell': `curl -H "Authorization: Bearer ${segment}" http://127.0.0.1:1/${hex}`,
  JSON: `{"url":"http://127.0.0.1:1/${segment}","key":"${query}"}`,
  'two lines': `${segment}\n${second}`,
  'no text at all': `\u0000${segment}\ud800`,
  'a URL without end': `https://node.example/${segment.repeat(200)}`,
}

describe('given as the RPC URL', () => {
  const manager = ['--chain-id', '1', '--position-manager', '0xc36442b4a4522e871399cd717abdd847ab11fe88']
  it.each(Object.entries({ ...bad, ...pastes }))('%s', async (_what, paste) => {
    for (const args of [
      ['rpc', 'set', 'ethereum'],
      ['rpc', 'set', 'ethereum', '--insecure-http', '--json'],
      ['chain', 'add', 'other', ...manager, '--rpc-stdin'],
      ['add', 'eth-usdc', '--chain', 'ethereum', '--position', '1', '--rpc-stdin', '--json'],
    ]) {
      const { code } = await expectQuiet([...args, '--timeout', '0.1'], paste)
      expect(code).not.toBe(0)
    }
  })

  it('nothing of it all is on the disk', () => expect(leaksUnder(home, marks)).toEqual([]))
})
