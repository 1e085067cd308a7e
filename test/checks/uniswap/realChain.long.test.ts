import { afterAll, beforeAll, expect, it } from 'vitest'
import { uniswap } from '../../../src/checks/uniswap/index.ts'
import type { Approvals } from '../../../src/domain/approvals.ts'
import { gatheredAt, ok, subjectOf } from '../../support/artifacts.ts'
import { type ApprovalStage, allow, read, startApprovalStage } from '../../venues/uniswap-v3/approvals/stage.ts'

/** The first NFT may be taken by an account, the second by nobody, the third lies with a contract. */
let stage: ApprovalStage
beforeAll(async () => {
  stage = await startApprovalStage()
}, 60_000)
afterAll(() => stage?.node.stop())

const linesOf = (approvals: Approvals) => {
  const chains = [{ ...stage.chain, contracts: stage.known }]
  const subjects = [subjectOf({ chains: [stage.chain.name], wallet: ok(stage.wallet) })]
  const readings = [{ subject: 'one', chain: stage.chain.name, read: ok(approvals) }]
  return uniswap
    .filter(({ needs }) => !needs.includes('powers'))
    .flatMap(check =>
      check
        .run({ gatheredAt, subjects, chains, lps: [], approvals: readings })
        .map(({ status, severity = check.severity, subject }) => `${check.id} ${subject}: ${status} ${severity}`),
    )
}

it('says of real contracts who may take what, and of what is untouched that it is', async () => {
  const [first, second, third] = stage.ids
  expect(linesOf((await read(stage, stage.node.url)).approvals)).toEqual([
    'manager-code local: pass critical',
    `nft-holder position #${first} of one: pass high`,
    `nft-holder position #${second} of one: pass high`,
    `nft-holder position #${third} of one: warn medium`,
    `nft-approved position #${first} of one: fail high`,
    `nft-approved position #${second} of one: pass high`,
    `nft-approved position #${third} of one: pass high`,
    'operators-unknown one: pass high',
    'operators-known one: pass medium',
    'wallet-code one: pass high',
    'allowances one: warn low',
  ])
})

it('says of a wallet that gave everything away who has it', async () => {
  const [router, permit2] = stage.known.map(({ address }) => address)
  await stage.approve(stage.node.accounts[5]!, true)
  await stage.approve(router!, true)
  await allow(stage, stage.market.pool.token0, permit2!)
  await stage.node.rpc('anvil_setCode', [stage.wallet, `0xef0100${'ab'.repeat(20)}`])
  const lines = linesOf((await read(stage, stage.node.url)).approvals)
  expect(lines.slice(7)).toEqual([
    'operators-unknown one: fail high',
    'operators-known one: warn medium',
    'wallet-code one: fail high',
    'allowances one: warn low',
  ])
})
