import { describe, expect, it } from 'vitest'
import type { Approvals } from '../../src/domain/approvals.ts'
import type { ApprovalReading } from '../../src/domain/artifacts.ts'
import { isPlainWords } from '../../src/domain/auditSettings.ts'
import type { Authorities } from '../../src/domain/authorities.ts'
import type { AuthorityReading } from '../../src/domain/authorityReading.ts'
import type { Subject } from '../../src/domain/hedge.ts'
import { type PowerPart, powerParts } from '../../src/domain/powers.ts'
import type { Read } from '../../src/domain/read.ts'
import type { Sources } from '../../src/gather/gathering.ts'
import { powers } from '../../src/gather/powers.ts'
import { openAuditMemory } from '../../src/state/auditMemory.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { addressOf, chain, gap, gatheredAt, ok, subjectOf, tokens, wallet } from '../support/artifacts.ts'
import { approvalsOf, authorityOf, noControl } from '../support/authorities.ts'

type Given = {
  subjects?: Read<Subject[]>
  authorities?: Read<AuthorityReading[]>
  approvals?: Read<ApprovalReading[]>
  home?: string
}

/** What others say of it they say by its id. */
const ided = { id: 'id-one' }

const onChain = (approvals: Partial<Approvals> = {}): ApprovalReading => ({
  subject: 'id-one',
  chain: chain.name,
  read: ok(approvalsOf(approvals)),
})

async function read({ home, ...given }: Given) {
  const artifacts = {
    subjects: ok([subjectOf(ided)]),
    authorities: ok([authorityOf()]),
    approvals: ok([onChain()]),
    lps: ok([]),
    ...given,
  } as Record<string, unknown>
  return powers({
    artifact: async (name: string) => artifacts[name],
    ...(home === undefined ? {} : { auditMemory: async () => openAuditMemory(home, () => ({})) }),
  } as unknown as Sources)
}

const partOf = async (part: PowerPart, given: Given) => {
  const found = (await read(given)).filter(each => each.part === part)
  expect(found).toHaveLength(1)
  const { read: its } = found[0]!
  return 'ok' in its ? its.ok.powers.map(({ who, facts }) => [who, facts]) : its.gap.code
}

const a = addressOf
const of = (authorities: Partial<Authorities>, rest: Partial<AuthorityReading> = {}): Given => ({
  authorities: ok([authorityOf(authorities, rest)]),
})
const approved = (approvals: Partial<Approvals>): Given => ({ approvals: ok([onChain(approvals)]) })
const nobody = { lowest: '5', from: '5', to: '9', approved: [] }
const year = Date.parse('2027-01-01')
const agents = ok([
  { address: a(1), name: 'bot', validUntil: year },
  { address: a(2), name: 'x', validUntil: null },
])
const unnamedAgent = ok({ address: a(3), name: null, validUntil: 1e17 })
const multiSig = ok({ authorizedUsers: [a(4), a(5)], threshold: 2 })
const position = { tokenId: '7', owner: a(6), ownerCode: { kind: 'contract' }, approved: a(7) } as const
const under = (role: 'vault' | 'user' | 'subAccount') => ({
  role: ok(role === 'subAccount' ? { role, master: a(9) } : { role }),
  controller: ok({ address: a(9), control: { ...noControl, agents, unnamedAgent, multiSig } }),
})

describe('who may act, part by part', () => {
  it.each<[PowerPart, Given, unknown]>([
    ['agents', of({}), []],
    [
      'agents',
      of({ agents, unnamedAgent }),
      [
        [a(1), 'named, until 2027-01-01'],
        [a(2), 'named, without an end'],
        [a(3), 'without a name, without an end'],
      ],
    ],
    ['agents', of({ agents, unnamedAgent: gap('no-agents') }), 'no-agents'],
    ['controller', of({}), []],
    ['controller', of({}, under('subAccount')), [[a(9), 'its master']]],
    ['controller', of({}, under('vault')), [[a(9), 'its leader']]],
    ['controller', of({}, { controller: gap('no-role') }), 'no-role'],
    ['controller-agents', of({}), []],
    [
      'controller-agents',
      of({ agents: gap('own') }, under('subAccount')),
      [a(1), a(2), a(3)].map((who, at) => [
        who,
        ['named, until 2027-01-01', 'named, without an end', 'without a name, without an end'][at],
      ]),
    ],
    ['controller-agents', of({}, { controller: gap('no-role') }), 'no-role'],
    ['signers', of({}), []],
    [
      'signers',
      of({ multiSig }),
      [
        ['the threshold', '2 of 2 signers'],
        [a(4), 'a signer'],
        [a(5), 'a signer'],
      ],
    ],
    [
      'signers',
      of({ multiSig: ok({ authorizedUsers: [a(4)], threshold: 1 }) }, under('subAccount')),
      [
        ['the threshold', '1 of 1 signers'],
        [a(4), 'a signer; a signer of its master'],
        ['the threshold of its master', '2 of 2 signers'],
        [a(5), 'a signer of its master'],
      ],
    ],
    ['signers', of({ multiSig }, { controller: gap('no-role') }), 'no-role'],
    [
      'staking-link',
      of({ stakingLink: ok({ type: 'tradingUser', stakingUser: a(8) }) }),
      [[a(8), 'controls all that this account holds']],
    ],
    [
      'staking-link',
      of({ stakingLink: ok({ type: 'requested', stakingUser: a(8) }) }),
      [[a(8), 'may link itself to this account, and control all that it holds']],
    ],
    [
      'staking-link',
      of({ stakingLink: ok({ type: 'stakingUser', tradingUser: a(8) }) }),
      [[a(8), 'what it holds is controlled by this account']],
    ],
    ['builders', of({ builders: ok([{ address: a(1), maxFee: 25 }]) }), [[a(1), 'up to 0.025 %']]],
    ['sub-accounts', of({ subAccounts: ok([{ address: a(1), name: 'side' }]) }), [[a(1), 'a sub-account']]],
    ['led-vaults', of({ leadingVaults: ok([{ address: a(1), name: 'mine' }]) }), [[a(1), 'a vault it leads']]],
    ['led-vaults', { authorities: gap('venue-down') }, 'venue-down'],
    ['led-vaults', { authorities: ok([]) }, 'powers-not-read'],
    ['led-vaults', { subjects: ok([subjectOf({ ...ided, account: gap('store-locked') })]) }, 'store-locked'],
    ['holders', approved({}), []],
    ['holders', approved({ positions: [position] }), [[`testchain 7 ${a(6)}`, 'a contract']]],
    [
      'holders',
      { ...approved({ positions: [position] }), subjects: ok([subjectOf({ ...ided, wallet: gap('store-locked') })]) },
      'store-locked',
    ],
    ['nft-approvals', approved({ positions: [position] }), [[`testchain 7 ${a(7)}`, 'may take this position']]],
    [
      'operators',
      approved({
        operators: ok([
          { operator: a(1), approved: true },
          { operator: a(2), approved: false },
        ]),
        scan: ok({ lowest: '5', from: '5', to: '9', approved: [a(1), a(3)] }),
      }),
      [
        [`testchain ${a(1)}`, 'may take every position'],
        [`testchain ${a(3)}`, 'may take every position'],
      ],
    ],
    ['operators', approved({ scan: ok({ lowest: '5', from: '6', to: '9', approved: [] }) }), 'operators-not-all-read'],
    ['operators', approved({ scan: gap('no-logs') }), 'no-logs'],
    ['operators', approved({ scan: ok({ ...nobody, unwitnessed: true }) }), 'operators-not-proven'],
    ['wallet-code', approved({}), []],
    [
      'wallet-code',
      approved({ wallet: ok({ address: wallet, code: { kind: 'contract' } }) }),
      [[`testchain ${wallet}`, 'the wallet is a contract']],
    ],
    [
      'wallet-code',
      approved({ wallet: ok({ address: wallet, code: { kind: 'delegated', to: a(1) } }) }),
      [[`testchain ${a(1)}`, 'acts for the wallet']],
    ],
    ['wallet-code', { approvals: ok([]) }, 'powers-not-read'],
    ['wallet-code', { approvals: gap('rpc-down') }, 'rpc-down'],
  ])('%s: %#', async (part, given, expected) => {
    const found = await partOf(part, given)
    expect(found).toEqual(expected)
    // What is kept of it may lie on the disk.
    for (const [, facts] of Array.isArray(found) ? found : []) expect(isPlainWords(facts, 200), facts).toBe(true)
  })

  it('allowances: by what may be taken, never the amount; of one that does not say nobody knows', async () => {
    const { address, symbol, decimals } = tokens.weth
    const of = (amount: string | null) => ({ token: address, symbol, decimals, spender: a(1), amount })
    const who = `testchain ${address} ${a(1)}`
    const found = (amount: string | null) => partOf('allowances', approved({ allowances: ok([of(amount)]) }))
    expect(await found('0')).toEqual([])
    expect(await found('12345')).toEqual([[who, 'bounded']])
    expect(await found(String(2n ** 256n - 1n))).toEqual([[who, 'unlimited']])
    expect(await found(String(2n ** 96n - 1n))).toEqual([[who, 'unlimited']])
    expect(await found(null)).toBe('allowance-not-said')
  })

  it('of several chains is whole only with all, and tells one from another', async () => {
    const subjects = ok([subjectOf({ ...ided, chains: [chain.name, 'second'] })])
    const held = onChain({ positions: [position] })
    const second = { ...held, chain: 'second' }
    expect(await partOf('holders', { subjects, approvals: ok([held, second]) })).toEqual([
      [`testchain 7 ${a(6)}`, 'a contract'],
      [`second 7 ${a(6)}`, 'a contract'],
    ])
    expect(await partOf('holders', { subjects, approvals: ok([held, { ...second, read: gap('rpc-down') }]) })).toBe(
      'rpc-down',
    )
  })
})

describe('beside its baseline', () => {
  it('every part of every stored hedge stands; of an address nothing is remembered', async () => {
    const home = temporaryHome()
    const trace = {
      findings: null,
      powers: [{ part: 'agents' as const, powers: [{ who: a(1), facts: 'named, without an end' }] }],
      renew: false,
    }
    for (const id of ['id-one', 'address']) openAuditMemory(home, () => ({})).keep(id, trace, gatheredAt)
    const subjects = ok([subjectOf(ided), subjectOf({ id: 'address', name: wallet, stored: false })])
    const all = await read({ subjects, home, ...of({ agents }), approvals: ok([]) })
    expect(all.map(({ subject, part }) => `${subject} ${part}`)).toEqual(
      ['one', wallet].flatMap(name => powerParts.map(part => `${name} ${part}`)),
    )
    const [known, adHoc] = all.filter(({ part }) => part === 'agents')
    expect(known?.read).toMatchObject({
      ok: { since: gatheredAt, powers: [{ known: { facts: 'named, without an end' } }, { known: null }], gone: [] },
    })
    // Only the chains on which it has positions were asked.
    expect(all.at(-1)).toMatchObject({ subject: wallet, read: { ok: { powers: [] } } })
    expect(adHoc?.read).toMatchObject({ ok: { since: null, powers: [{ known: null }, { known: null }] } })
  })

  it('is nothing where nobody can say what is asked about', async () => {
    expect(await read({ subjects: gap('store-locked') })).toEqual([])
  })
})
