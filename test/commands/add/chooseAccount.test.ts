import { afterAll, beforeAll, expect, it } from 'vitest'
import { chooseAccount } from '../../../src/commands/add/chooseAccount.ts'
import { readAddOptions } from '../../../src/commands/add/options.ts'
import type { ActionContext } from '../../../src/domain/actionContext.ts'
import type { Address } from '../../../src/domain/address.ts'
import { parseAddress } from '../../../src/venues/address.ts'
import { createHyperliquid } from '../../../src/venues/hyperliquid/index.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { fakeContext } from '../../support/fakeContext.ts'
import type { FakeAccount } from '../../support/fakeHyperliquid/world.ts'
import { type FakeHyperliquid, startFakeHyperliquid } from '../../support/fakeHyperliquid.ts'

const master: Address = '0x5a0b54d5dc17e0aadc383d2db43b0a0d3e029c4c'
const agent: Address = `0x${'a1'.repeat(20)}`
const staker: Address = `0x${'b2'.repeat(20)}`

let fake: FakeHyperliquid
beforeAll(async () => {
  fake = await startFakeHyperliquid({ accounts: {}, markets: {} })
})
afterAll(() => fake.close())

async function choose(account: Address, accounts: Record<string, FakeAccount>, yes: boolean | null) {
  fake.set({ accounts })
  const said: string[] = []
  const asked: string[] = []
  const base = fakeContext(temporaryHome())
  const context: ActionContext = {
    ...base,
    interactive: yes !== null,
    say: line => said.push(line),
    parseAddress: async text => parseAddress(text),
    perpVenue: async network => createHyperliquid({ baseUrl: fake.url, network, pause: 1 }),
    prompt: {
      ...base.prompt,
      confirm: async ({ message }) => {
        asked.push(message)
        return yes === true
      },
    },
  }
  const options = readAddOptions({ operands: [], options: { account } })
  return { said, asked, chosen: chooseAccount(context, options, { offered: [], assets: [], kept: null }) }
}

const world = {
  [agent]: { role: { agentOf: master } },
  [master]: { agents: [{ address: agent, validUntil: Date.parse('2099-01-01T00:00:00Z') }] },
}

it("an agent's address leads to its account where a person says so", async () => {
  const { said, asked, chosen } = await choose(agent, world, true)
  expect(await chosen).toMatchObject({ account: master, role: 'user' })
  expect((await chosen).proof.find(({ what }) => what === 'checksum')?.result).toMatch(/told by the venue/)
  expect(asked).toEqual([`Use ${master} instead?`])
  expect(said).toEqual([
    expect.stringMatching(/^Invalid permissions: 0xa1.* is an agent/),
    'Note: an API wallet can trade on this account: one without a name until 2099-01-01.',
  ])
})

it.each([false, null])('and is refused where the person says no, or nobody is there: %s', async yes => {
  const { asked, chosen } = await choose(agent, world, yes)
  await expect(chosen).rejects.toMatchObject({ code: 'agent-address', exit: 5, hint: `hedge add --account ${master}` })
  expect(asked).toHaveLength(yes === null ? 0 : 1)
})

it('an address that the venue does not know is refused by its name', async () => {
  const { chosen } = await choose(master, {}, true)
  await expect(chosen).rejects.toMatchObject({
    code: 'unknown-account',
    exit: 6,
    message: `Account not found: Hyperliquid does not know ${master}`,
  })
})

it('says who controls the account beside its holder', async () => {
  const { said, chosen } = await choose(
    master,
    { [master]: { stakingLink: { type: 'requested', stakingUser: staker } } },
    true,
  )
  await chosen
  expect(said).toEqual([
    `Note: it asked ${staker} for a staking link, who can make it alone and then controls all it holds.`,
  ])
})
