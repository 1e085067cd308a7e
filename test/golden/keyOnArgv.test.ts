import { afterAll, beforeAll, expect, it } from 'vitest'
import { callMain, contentsOf } from '../support/callMain.ts'
import { type FakeHyperliquid, startFakeHyperliquid } from '../support/fakeHyperliquid.ts'
import { canary, expectRefusal, privateKey } from '../support/refusal.ts'
import { useVault } from '../support/useStage.ts'

const stage = useVault()

const master = '0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c'
/** What the key of the tests signs for. */
const owner = '0x2c7536e3605d9c16a7a3d7b1898e529396a65c23'

let fake: FakeHyperliquid
beforeAll(async () => {
  fake = await startFakeHyperliquid({ accounts: {}, markets: {} })
})
afterAll(() => fake.close())

async function refusedWith(key: string, more: string[] = [], url = fake.url) {
  const before = contentsOf(stage.home)
  const env = { HEDGE_HYPERLIQUID_URL: url }
  const { code, stdout, stderr } = await callMain(['add', `--account=${key}`, ...more, '--json'], stage.home, { env })
  const { error } = JSON.parse(stdout)
  expect({ code, error: error.code }, stderr).toEqual({ code: 5, error: 'secret-on-argv' })
  expect(contentsOf(stage.home)).toEqual(before)
  expect((stdout + stderr).toLowerCase()).not.toContain(privateKey.slice(0, 12))
  return { message: error.message.toLowerCase() as string, hint: error.hint.toLowerCase() as string }
}

const forms = [privateKey, `0x${privateKey}`, BigInt(`0x${privateKey}`).toString(), `"0x${privateKey}"\n`]

it.each(forms)('a main key is told to be one, and what to do now: form %#', async key => {
  fake.set({ accounts: { [owner]: {} } })
  const { message, hint } = await refusedWith(key)
  expect(message).toContain(`trading permission detected: the command line holds a private key`)
  expect(message).toContain(`the main key of ${owner}: it can trade, and withdraw everything`)
  expect(message).toContain("your shell's history has it now")
  expect(hint).toContain(`move everything from ${owner} to a new wallet`)
  expect(hint).toMatch(/bash: history -d .*zsh: .*fish: history delete/)
  expect(hint).toContain(`hedge add --account ${owner}`)
})

it('the key of an agent is told whose it is and until when, with the account to give', async () => {
  const agents = [{ address: owner, name: 'bot', validUntil: Date.parse('2099-01-02T00:00:00Z') }]
  fake.set({ accounts: { [owner]: { role: { agentOf: master } }, [master]: { agents } } })
  const { message, hint } = await refusedWith(privateKey)
  expect(message).toContain(`an agent (api wallet) of ${master}, valid until 2099-01-02: it can trade`)
  expect(hint).toContain('https://app.hyperliquid.xyz/api')
  expect(hint).toContain(`hedge add --account ${master}`)
})

it('a key that the venue does not know', async () => {
  fake.set({ accounts: {} })
  expect((await refusedWith(privateKey)).message).toContain(`the key of ${owner}, which hyperliquid does not know`)
})

it('is refused as well where the venue is away, hangs or is named wrongly, and soon', async () => {
  for (const url of ['http://127.0.0.1:1', 'no url']) {
    const { message } = await refusedWith(privateKey, [], url)
    expect(message).toContain('its role could not be looked up')
  }
  fake.failWith('userRole', { delay: 60_000 })
  const started = performance.now()
  expect((await refusedWith(privateKey)).message).toContain('its role could not be looked up')
  expect(performance.now() - started).toBeLessThan(8_000)
  fake.failWith('userRole', null)
})

it.each([
  `x-api-key: ${canary}${'0'.repeat(20)}`,
  `Authorization: Bearer ${canary}${'0'.repeat(20)}`,
  `Bearer ${canary}${'0'.repeat(20)}`,
])('a key for a request header is a secret too: %s', async header => {
  for (const words of [
    ['rpc', 'set', 'ethereum', header],
    ['rpc', 'set', 'ethereum', '-H', header],
  ]) {
    const { message } = await expectRefusal(stage.home, [words, 2, 'secret-on-argv'])
    expect(message).toContain('a key for a request header')
  }
})
