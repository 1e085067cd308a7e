import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newApproval } from '../../src/checks/uniswap/new-approval.ts'
import { nftHolder } from '../../src/checks/uniswap/nft-holder.ts'
import type { Address } from '../../src/domain/address.ts'
import type { AuditMemory } from '../../src/domain/auditMemory.ts'
import { isRead, known } from '../../src/domain/read.ts'
import { Secret } from '../../src/domain/secret.ts'
import { gather } from '../../src/gather/index.ts'
import { openAuditMemory } from '../../src/state/auditMemory.ts'
import { createUniswapV3 } from '../../src/venues/uniswap-v3/index.ts'
import { collect } from '../support/chain/collect.ts'
import { decreaseLiquidity } from '../support/chain/decreaseLiquidity.ts'
import { endpointOf } from '../support/chain/localChain.ts'
import { read } from '../support/chain/read.ts'
import { write } from '../support/chain/send.ts'
import { memoryOf } from '../support/chain/venue.ts'
import { memoryStore } from '../support/fakeContext.ts'
import { fakeSources, hedgeOf } from '../support/fakeSources.ts'
import { type ApprovalStage, startApprovalStage } from '../venues/uniswap-v3/approvals/stage.ts'

/** Of three NFTs two are in the wallet, and the hedge is of all that it holds. */
let stage: ApprovalStage
let thief: Address
let memory: AuditMemory
const home = mkdtempSync(join(tmpdir(), 'hedge-test-'))
beforeAll(async () => {
  stage = await startApprovalStage()
  thief = stage.node.accounts[4]!
  memory = openAuditMemory(home, () => ({}))
}, 60_000)
afterAll(async () => {
  rmSync(home, { recursive: true, force: true })
  await stage?.node.stop()
})

const hedge = hedgeOf('one', { chain: 'local', tokenIds: 'all' })
let day = 0

/** One audit: what it says of the positions, as `check subject: status severity: actual`; then it leaves its trace. */
async function audit({ renew = false } = {}): Promise<{ lines: string[]; tokens: number }> {
  const store = memoryStore()
  for (const what of ['wallet', 'account']) store.secrets.set(`hedge/id-one/${what}`, new Secret(stage.wallet))
  const venue = createUniswapV3({ memory: memoryOf(), now: () => new Date(), timeout: 10_000 })
  const gathered = await gather(
    ['subjects', 'chains', 'lps', 'approvals', 'powers'],
    fakeSources([hedge], {
      chains: () => [{ ...stage.chain, contracts: stage.known }],
      endpoints: async () => [endpointOf(stage.node.url)],
      lpVenue: async () => venue,
      auditMemory: async () => memory,
      secrets: async () => store,
    }),
  )
  const ground = {
    gatheredAt: gathered.gatheredAt,
    ...{ subjects: known(gathered.subjects)!, chains: known(gathered.chains)!, lps: known(gathered.lps)! },
    ...{ approvals: known(gathered.approvals)!, powers: known(gathered.powers)! },
  }
  day += 1
  const powers = ground.powers.flatMap(({ part, read }) =>
    isRead(read) ? [{ part, powers: read.ok.powers.map(({ who, facts }) => ({ who, facts })) }] : [],
  )
  memory.keep('id-one', { findings: null, powers, renew }, new Date(Date.UTC(2026, 0, day)).toISOString())
  const lines = [newApproval, nftHolder].flatMap(check =>
    check.run(ground).map(({ status, severity = check.severity, subject, actual }) => {
      return `${check.id} ${subject}: ${status} ${severity}: ${actual}`
    }),
  )
  const tokens = ground.approvals.flatMap(({ read }) =>
    isRead(read) ? (known(read.ok.allowances) ?? []).map(({ token }) => token) : [],
  )
  return { lines, tokens: new Set(tokens).size }
}

const send = (functionName: string, ...args: unknown[]) => {
  const { contracts, positionManager: to } = stage.deployment
  return write(stage.node, { to, abi: contracts.manager.abi, functionName, args })
}
const steal = (id: string) => send('transferFrom', stage.wallet, thief, id)
const held = (id: string) => `nft-holder position #${id} of one: pass high: held by its wallet`

it('an NFT that leaves the wallet of a hedge of all positions is missed, until a person accepts that', async () => {
  const [first, second] = stage.ids as [string, string]
  const stolen = (id: string) => `nft-holder position #${id} of one: fail high: held by ${thief}, another wallet`
  const gone = (...ids: string[]) =>
    `gone: ${ids.map(id => `position #${id} on local, with liquidity (there since 2026-01-01)`).join(', ')}`
  const fresh = (...ids: string[]) =>
    `new since 2026-01-01: held by ${ids.map(id => `local ${id} ${thief} (a wallet)`).join(', ')}`

  expect((await audit()).lines.slice(1)).toEqual([held(first), held(second)])
  expect((await audit()).lines).toEqual([
    'new-approval one: pass critical: the same as on 2026-01-01',
    ...[held(first), held(second)],
  ])
  await steal(first)
  for (const again of [1, 2]) {
    expect((await audit()).lines, `${again}`).toEqual([
      `new-approval one: fail critical: ${gone(first)}; ${fresh(first)}`,
      ...[held(second), stolen(first)],
    ])
  }
  await steal(second)
  const robbed = await audit()
  expect(robbed.lines).toEqual([
    `new-approval one: fail critical: ${gone(first, second)}; ${fresh(first, second)}`,
    ...[stolen(first), stolen(second)],
  ])
  // What may be taken of the tokens is asked still.
  expect(robbed.tokens).toBe(2)
  await audit({ renew: true })
  const { lines, tokens } = await audit()
  expect(lines).toEqual(['new-approval one: pass critical: the same as on 2026-01-06'])
  expect(tokens).toBe(0)
})

async function mintEmptied(): Promise<bigint> {
  const { market, deployment } = stage
  const id = await market.mint(market.tick - 600, market.tick + 600, 10)
  expect((await audit()).lines.at(-1)).toBe(held(String(id)))
  const manager = { to: deployment.positionManager, abi: deployment.contracts.manager.abi }
  const said = await read<bigint[]>(stage.node, { ...manager, functionName: 'positions', args: [id] })
  await decreaseLiquidity(deployment, id, said[7]!)
  await collect(deployment, id)
  return id
}

it('one that is emptied and burned is worth knowing, once', async () => {
  const id = await mintEmptied()
  await send('burn', id)
  expect((await audit()).lines).toEqual([`new-approval one: warn info: position #${id} on local, burned`])
  expect((await audit()).lines).toEqual([expect.stringMatching(/^new-approval one: pass/)])
})

it('one that was empty when it was seen last may go anywhere', async () => {
  const id = await mintEmptied()
  await audit()
  await steal(String(id))
  expect((await audit()).lines).toEqual([
    expect.stringMatching(new RegExp(`^new-approval one: warn info: gone: position #${id} on local, empty`)),
  ])
})
