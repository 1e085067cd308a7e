import { describe, expect, it } from 'vitest'
import type { AuthorityReading } from '../../src/domain/authorityReading.ts'
import { savedAudited } from '../../src/gather/saved/audited.ts'
import { addressOf, gap, ok } from '../support/artifacts.ts'
import { replaced } from '../support/readsIn.ts'

const control = {
  agents: ok([{ address: addressOf(1), name: 'bot', validUntil: 1_800_000_000_000 }]),
  unnamedAgent: ok({ address: addressOf(2), name: null, validUntil: Number.MAX_SAFE_INTEGER }),
  multiSig: ok({ authorizedUsers: [addressOf(3), addressOf(4)], threshold: 2 }),
  stakingLink: ok({ type: 'tradingUser' as const, stakingUser: addressOf(5) }),
}

const reading: AuthorityReading = {
  network: 'mainnet',
  address: addressOf(9),
  role: ok({ role: 'subAccount', master: addressOf(8) }),
  authorities: {
    ...control,
    subAccounts: ok([{ address: addressOf(6), name: 'aside' }]),
    builders: ok([{ address: addressOf(7), maxFee: 100 }]),
    referrer: ok({ address: addressOf(5), code: 'FRIEND' }),
    leadingVaults: ok([{ address: addressOf(6), name: 'Harbour' }]),
  },
  controller: ok({
    address: addressOf(8),
    control: {
      ...control,
      multiSig: ok(null),
      stakingLink: ok({ type: 'stakingUser', tradingUser: addressOf(5) }),
      unnamedAgent: gap('webData2'),
    },
  }),
}

const replay = (value: unknown) => savedAudited.authorities(JSON.parse(JSON.stringify(value)), 'authorities')

describe('saved authorities', () => {
  it('are replayed as they were gathered, gaps and all', () => {
    const unknown = { ...reading, address: addressOf(10), role: gap('role'), controller: gap('role') }
    const alone = { ...reading, network: 'testnet' as const, role: ok({ role: 'user' as const }), controller: ok(null) }
    expect(replay([reading, unknown, alone])).toEqual([reading, unknown, alone])
  })

  it.each<[string, string[], unknown]>([
    ['a network that is none', ['network'], 'moonnet'],
    ['an address in two cases', ['address'], `0x${'aB'.repeat(20)}`],
    ['a role that is none', ['role', 'ok', 'role'], 'king'],
    ['a name that draws', ['authorities', 'agents', 'ok', '0', 'name'], '\u001b[2J'],
    ['a name that reorders', ['authorities', 'subAccounts', 'ok', '0', 'name'], 'a\u202eb'],
    ['an end that is text', ['authorities', 'agents', 'ok', '0', 'validUntil'], 'tomorrow'],
    ['an end before 1970', ['authorities', 'unnamedAgent', 'ok', 'validUntil'], -1],
    ['a threshold below zero', ['authorities', 'multiSig', 'ok', 'threshold'], -1],
    ['a link of another kind', ['authorities', 'stakingLink', 'ok', 'type'], 'chain'],
    ['a link to nobody', ['authorities', 'stakingLink', 'ok', 'stakingUser'], undefined],
    ['a cap that is a fraction', ['authorities', 'builders', 'ok', '0', 'maxFee'], 0.5],
    ['a part that is missing', ['authorities', 'referrer'], undefined],
    ['a part that is neither', ['authorities', 'leadingVaults'], {}],
    ['a controller without control', ['controller', 'ok', 'control'], null],
    ['a moment that is none', ['controller', 'at'], 'now'],
  ])('with %s are refused', (_what, path, by) => {
    expect(() => replay([replaced(reading, path, by)])).toThrow(/^authorities\[0\]/)
  })

  it('of one account twice are refused', () => {
    expect(() => replay([reading, reading])).toThrow('authorities holds something twice')
  })
})
