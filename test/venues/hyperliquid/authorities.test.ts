import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isRead } from '../../../src/domain/read.ts'
import { readAgents, readUnnamedAgent } from '../../../src/venues/hyperliquid/agents.ts'
import {
  readApprovedBuilders,
  readLeadingVaults,
  readMaxBuilderFee,
  readMultiSig,
  readReferrer,
  readStakingLink,
  readSubAccountNames,
} from '../../../src/venues/hyperliquid/authorities.ts'
import { createHyperliquid, type Hyperliquid } from '../../../src/venues/hyperliquid/index.ts'
import type { World } from '../../support/fakeHyperliquid/world.ts'
import { type FakeHyperliquid, startFakeHyperliquid } from '../../support/fakeHyperliquid.ts'
import { testData } from '../../support/testData.ts'
import { master, scene, stranger, subAccount, vault } from './scene.ts'

const a = `0x${'a1'.repeat(20)}` as const
const b = `0x${'b2'.repeat(20)}` as const
const upper = `0x${'A1'.repeat(20)}`

const world: World = {
  ...scene,
  accounts: {
    ...scene.accounts,
    [master]: {
      ...scene.accounts[master],
      agents: [
        { address: a, name: 'bot', validUntil: 1_800_000_000_000 },
        { address: b, validUntil: null },
      ],
      multiSig: { authorizedUsers: [a, b], threshold: 2 },
      stakingLink: { type: 'tradingUser', stakingUser: b },
      builders: { [a]: 10, [b]: 100 },
      referredBy: { referrer: b, code: 'FRIEND' },
    },
  },
}

let fake: FakeHyperliquid
let venue: Hyperliquid
const now = 1_790_000_000_000
const at = new Date(now).toISOString()
const soon = () => AbortSignal.timeout(5000)

beforeAll(async () => {
  fake = await startFakeHyperliquid(world)
})
afterAll(() => fake.close())
beforeEach(() => {
  fake.requests.length = 0
  venue = createHyperliquid({ baseUrl: fake.url, network: 'mainnet', pause: 1, now: () => now })
})

const control = {
  agents: { ok: [{ address: a, name: 'bot', validUntil: 1_800_000_000_000 }], at },
  unnamedAgent: { ok: { address: b, name: null, validUntil: null }, at },
  multiSig: { ok: { authorizedUsers: [a, b], threshold: 2 }, at },
  stakingLink: { ok: { type: 'tradingUser', stakingUser: b }, at },
}

describe('readAuthorities', () => {
  it('reads all that others may do on an account', async () => {
    expect(await venue.readAuthorities(master, soon())).toEqual({
      ...control,
      subAccounts: { ok: expect.arrayContaining([{ address: subAccount, name: 'hedges' }]), at },
      builders: {
        ok: [
          { address: a, maxFee: 10 },
          { address: b, maxFee: 100 },
        ],
        at,
      },
      referrer: { ok: { address: b, code: 'FRIEND' }, at },
      leadingVaults: { ok: [{ address: vault, name: 'Hedged Hype' }], at },
    })
    expect(fake.requests).toHaveLength(10)
    expect(venue.weight()).toBe(200)
  })

  it('reads of an account that nobody else may touch that there is nobody', async () => {
    expect(await venue.readAuthorities(stranger, soon())).toEqual({
      agents: { ok: [], at },
      unnamedAgent: { ok: null, at },
      multiSig: { ok: null, at },
      stakingLink: { ok: null, at },
      subAccounts: { ok: [], at },
      builders: { ok: [], at },
      referrer: { ok: null, at },
      leadingVaults: { ok: [], at },
    })
  })

  it('asks for control alone with four requests', async () => {
    expect(await venue.readControl(master, soon())).toEqual(control)
    expect(venue.weight()).toBe(80)
  })

  it.each([
    ['extraAgents', 'agents'],
    ['webData2', 'unnamedAgent'],
    ['userToMultiSigSigners', 'multiSig'],
    ['userFees', 'stakingLink'],
    ['subAccounts2', 'subAccounts'],
    ['approvedBuilders', 'builders'],
    ['maxBuilderFee', 'builders'],
    ['referral', 'referrer'],
    ['leadingVaults', 'leadingVaults'],
  ] as const)('where %s fails, %s is a gap and no other part is', async (type, part) => {
    for (const fault of [{ status: 403 }, { body: 'nonsense' }]) {
      fake.failWith(type, fault)
      const read = await venue.readAuthorities(master, soon())
      fake.failWith(type, null)
      const gaps = Object.entries(read).filter(([, each]) => !isRead<unknown>(each))
      expect(gaps.map(([name]) => name)).toEqual([part])
    }
  })
})

describe('the readers', () => {
  it('take addresses of any spelling for what they are', () => {
    expect(readAgents([{ address: upper, name: 'x', validUntil: null }])[0]!.address).toBe(a)
    expect(readApprovedBuilders([upper])).toEqual([a])
    expect(readUnnamedAgent({ agentAddress: upper, agentValidUntil: 1 })).toEqual({
      address: a,
      name: null,
      validUntil: 1,
    })
  })

  it.each<[string, () => unknown, string]>([
    [
      'an agent twice',
      () =>
        readAgents([
          { address: a, name: 'x', validUntil: null },
          { address: upper, name: 'y', validUntil: null },
        ]),
      'extraAgents[1].address stands there twice',
    ],
    ['an agent without its end', () => readAgents([{ address: a, name: 'x' }]), 'validUntil is missing'],
    [
      'an end that is no time',
      () => readAgents([{ address: a, name: 'x', validUntil: 1.5 }]),
      'validUntil is not an integer',
    ],
    [
      'a name that is no text',
      () => readAgents([{ address: a, name: 7, validUntil: null }]),
      'extraAgents[0].name is not text',
    ],
    ['agents that are no list', () => readAgents(null), 'extraAgents is not a list'],
    ['an answer without the unnamed agent', () => readUnnamedAgent({}), 'webData2.agentAddress is missing'],
    [
      'an end without an agent',
      () => readUnnamedAgent({ agentAddress: null, agentValidUntil: 5 }),
      'webData2.agentAddress is not there, and yet valid',
    ],
    [
      'more signatures than signers',
      () => readMultiSig({ authorizedUsers: [a], threshold: 2 }),
      'userToMultiSigSigners.threshold is more than there are signers',
    ],
    ['a signer twice', () => readMultiSig({ authorizedUsers: [a, a], threshold: 1 }), 'stands there twice'],
    ['no threshold', () => readMultiSig({ authorizedUsers: [a], threshold: 0 }), 'is not a number of one or more'],
    ['fees without a link', () => readStakingLink({}), 'userFees.stakingLink is missing'],
    [
      'a link of another kind',
      () => readStakingLink({ stakingLink: { type: 'new', stakingUser: a } }),
      'userFees.stakingLink.type is not one of requested, tradingUser, stakingUser',
    ],
    [
      'a link to nobody',
      () => readStakingLink({ stakingLink: { type: 'requested' } }),
      'userFees.stakingLink.stakingUser is missing',
    ],
    [
      'sub-accounts of another',
      () => readSubAccountNames([{ name: 's', subAccountUser: a, master: b }], master),
      'subAccounts2[0].master is not the account that was asked',
    ],
    ['a fee that is text', () => readMaxBuilderFee('10'), 'maxBuilderFee is not an integer'],
    ['a fee below zero', () => readMaxBuilderFee(-1), 'maxBuilderFee is not a number of zero or more'],
    ['a referrer without a code', () => readReferrer({ referredBy: { referrer: a } }), 'referredBy.code is missing'],
    ['a referral that is null', () => readReferrer(null), 'referral is not an object'],
    ['a vault without a name', () => readLeadingVaults([{ address: a }]), 'leadingVaults[0].name is missing'],
  ])('refuse %s', (_what, read, message) => expect(read).toThrow(message))

  it.each([
    ['\u001b[2J', '?'],
    ['', '?'],
    ['\u001b[31mred\u202e\u0007', 'red'],
    ['a\nb', 'a b'],
    ['n'.repeat(99), `${'n'.repeat(63)}…`],
  ])('show the agent that hides behind the name %j', (name, shown) => {
    expect(readAgents([{ address: a, name, validUntil: 1 }])).toEqual([{ address: a, name: shown, validUntil: 1 }])
  })

  it('know each kind of staking link', () => {
    const of = (stakingLink: unknown) => readStakingLink({ stakingLink, userCrossRate: '0.00045' })
    expect(of(null)).toBeNull()
    for (const type of ['requested', 'tradingUser'])
      expect(of({ type, stakingUser: upper })).toEqual({ type, stakingUser: a })
    expect(of({ type: 'stakingUser', tradingUser: a })).toEqual({ type: 'stakingUser', tradingUser: a })
  })
})

const folder = testData && join(testData, 'recorded', 'hyperliquid')
const load = (name: string) => JSON.parse(readFileSync(join(folder!, `${name}.json`), 'utf8'))

describe.skipIf(!folder)(`recorded agents${folder ? '' : ' (skipped: HEDGE_TEST_DATA is not set)'}`, () => {
  it('are read as they were sent', () => {
    const sent = load('pysdk_extraAgents')
    expect(readAgents(sent)).toEqual(sent)
    expect(sent).toHaveLength(2)
    expect(readAgents(load('extraAgents_empty'))).toEqual([])
  })

  it('the unnamed one too, as the info answer and the stream give it', () => {
    const { agentAddress, agentValidUntil } = load('webData2_agent_fields_partial')
    expect(readUnnamedAgent({ agentAddress, agentValidUntil })).toEqual({
      address: agentAddress,
      name: null,
      validUntil: 1_788_868_755_579,
    })
    const { userState } = load('ws_webData3_unified_agent').data
    expect(readUnnamedAgent(userState)).toMatchObject({
      address: userState.agentAddress,
      validUntil: 1_792_311_392_771,
    })
  })
})
