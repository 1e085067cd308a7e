import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askSpelled, spelledFrom } from '../../../src/commands/words/address.ts'
import type { ActionContext } from '../../../src/domain/actionContext.ts'
import type { Address } from '../../../src/domain/address.ts'
import { classifyPaste } from '../../../src/secrets/classifyPaste.ts'
import { checksummed, parseAddress } from '../../../src/venues/address.ts'
import { createHyperliquid } from '../../../src/venues/hyperliquid/index.ts'
import { addressOfPrivateKey } from '../../../src/venues/keyOwner.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { fakeContext } from '../../support/fakeContext.ts'
import type { FakeAccount } from '../../support/fakeHyperliquid/world.ts'
import { type FakeHyperliquid, startFakeHyperliquid } from '../../support/fakeHyperliquid.ts'
import { privateKey, seedPhrase } from '../../support/refusal.ts'

const master: Address = '0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c'
/** What the key of the tests signs for. */
const owner: Address = '0x2c7536e3605d9c16a7a3d7b1898e529396a65c23'
const end = Date.parse('2030-09-01T00:00:00Z')

let fake: FakeHyperliquid
beforeAll(async () => {
  fake = await startFakeHyperliquid({ accounts: {}, markets: {} })
})
afterAll(() => fake.close())

/** A person who answers the prompt with this text, and the offer of an address with yes or no; null: nobody is there. */
function personWith(answer: string, yes: boolean | null) {
  const said: string[] = []
  const asked: string[] = []
  const checked: (true | string)[] = []
  const base = fakeContext(temporaryHome())
  const context: ActionContext = {
    ...base,
    interactive: yes !== null,
    say: line => said.push(line),
    classify: classifyPaste,
    addressOfKey: async key => addressOfPrivateKey(key),
    parseAddress: async text => parseAddress(text),
    checksummed: async address => checksummed(address),
    perpVenue: async network => createHyperliquid({ baseUrl: fake.url, network, pause: 1 }),
    prompt: {
      ...base.prompt,
      text: async ({ check }) => {
        checked.push((await check?.(answer)) ?? true)
        return answer
      },
      confirm: async ({ message }) => {
        asked.push(message)
        return yes === true
      },
    },
  }
  return { context, said, asked, checked }
}

const accounts: Record<string, Record<string, FakeAccount>> = {
  main: { [owner]: {} },
  agent: {
    [owner]: { role: { agentOf: master } },
    [master]: { agents: [{ address: owner, name: 'bot', validUntil: end }] },
  },
  unknown: {},
}
const role = {
  main: `It is the main key of ${checksummed(owner)}: it can trade, and withdraw everything.`,
  agent: `It is the key of an agent (API wallet) of ${checksummed(master)}, valid until 2030-09-01: it can trade with everything in that account.`,
  unknown: `It is the key of ${checksummed(owner)}, which Hyperliquid does not know.`,
}
const forms: Record<string, string> = {
  bare: privateKey,
  'with 0x': `0x${privateKey}`,
  'in capitals': `0X${privateKey.toUpperCase()}`,
  decimal: BigInt(`0x${privateKey}`).toString(),
  'in quotes, with a line end': `"0x${privateKey}"\n`,
  'over two lines': `${privateKey.slice(0, 32)}\n  ${privateKey.slice(32)}`,
  'behind its name': `PRIVATE_KEY=0x${privateKey}`,
}

describe.each(['main', 'agent', 'unknown'] as const)('a private key at the prompt: %s', kind => {
  const instead = kind === 'agent' ? master : owner

  it.each(Object.entries(forms))('%s is refused by what it opens', async (_form, text) => {
    fake.set({ accounts: accounts[kind]! })
    const { context } = personWith(text, null)
    const refused = askSpelled(context, 'Account', 'mainnet', { flag: '--account' })
    await expect(refused).rejects.toMatchObject({
      code: 'trading-permission',
      exit: 5,
      message: `Trading permission detected: that is a private key: it can sign, so it is refused and was not stored. ${role[kind]} Treat it as exposed`,
      hint: expect.stringContaining(`hedge add --account ${checksummed(instead)}`),
    })
    await expect(refused).rejects.toMatchObject({
      hint: expect.stringMatching(kind === 'agent' ? /^revoke the agent at https/ : /^move everything from/),
    })
  })

  it('its address is offered in its place, and taken where the person says so', async () => {
    fake.set({ accounts: accounts[kind]! })
    const { context, said, asked } = personWith(`0x${privateKey}`, true)
    const taken = await askSpelled(context, 'Account', 'mainnet', { flag: '--account' })
    expect(taken).toEqual({ address: instead, checksum: 'derived' })
    expect(asked).toEqual([`Use ${checksummed(instead)} instead?`])
    expect(said.join('\n')).toContain(role[kind])
    expect(said.join('\n')).not.toContain(privateKey.slice(0, 12))
  })

  it('and refused where the person says no', async () => {
    fake.set({ accounts: accounts[kind]! })
    const { context, asked } = personWith(privateKey, false)
    await expect(askSpelled(context, 'Account', 'mainnet', { flag: '--account' })).rejects.toMatchObject({ exit: 5 })
    expect(asked).toHaveLength(1)
  })
})

it.each([
  ['a seed phrase', seedPhrase],
  ['a keystore', '{"version":3,"crypto":{"ciphertext":"00"}}'],
  ['a WIF', '5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ'],
  ['a number beyond the curve', `0x${'f'.repeat(64)}`],
])('%s has no address to offer: it is refused at once, and nobody is asked about it', async (_what, text) => {
  fake.requests.length = 0
  const { context, asked } = personWith(text, true)
  await expect(askSpelled(context, 'Account', 'mainnet', { flag: '--account' })).rejects.toMatchObject({
    code: 'trading-permission',
    exit: 5,
  })
  expect([asked, fake.requests]).toEqual([[], []])
})

it('the identity of a vault is told to open it, not to move funds', async () => {
  const { context } = personWith(`AGE-SECRET-KEY-1${'Q'.repeat(58)}`, null)
  await expect(spelledFrom(context, `AGE-SECRET-KEY-1${'Q'.repeat(58)}`, '--account', 'mainnet')).rejects.toMatchObject(
    {
      exit: 5,
      hint: expect.stringContaining('hedge rotate'),
    },
  )
})

it.each([
  ['0x123', 'An address is 0x and 40 hexadecimal digits'],
  ['https://rpc.example/key', 'An address is 0x and 40 hexadecimal digits'],
  ['Authorization: Bearer key', 'An address is 0x and 40 hexadecimal digits'],
  ['0x5A0b54D5dc17e0AadC383d2db43B0a0d3E029c4C', 'Its checksum does not hold: one character is wrong'],
])('what is no address is asked for again: %s', async (text, says) => {
  const { context, checked } = personWith(text, true)
  await expect(askSpelled(context, 'Account', 'mainnet', { flag: '--account' })).rejects.toMatchObject({ exit: 2 })
  expect(checked).toEqual([says])
})

it.each([
  [checksummed(master), 'holds'],
  [master, 'none'],
  [`0x${master.slice(2).toUpperCase()}`, 'none'],
])('the spelling of %s is told: %s', async (text, checksum) => {
  const { context } = personWith(text, null)
  expect(await spelledFrom(context, ` ${text}\n`, '--account', 'mainnet')).toEqual({ address: master, checksum })
})
