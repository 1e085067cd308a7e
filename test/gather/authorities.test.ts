import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { AuthorityReading } from '../../src/domain/authorityReading.ts'
import { ReadFailure } from '../../src/domain/failure.ts'
import { isRead, known } from '../../src/domain/read.ts'
import { Secret } from '../../src/domain/secret.ts'
import type { PerpVenue } from '../../src/domain/venue.ts'
import { gather } from '../../src/gather/index.ts'
import { createHyperliquid } from '../../src/venues/hyperliquid/index.ts'
import { account, addressOf, gap, gatheredAt } from '../support/artifacts.ts'
import { memoryStore } from '../support/fakeContext.ts'
import type { FakeAccount } from '../support/fakeHyperliquid/world.ts'
import { type FakeHyperliquid, startFakeHyperliquid } from '../support/fakeHyperliquid.ts'
import { fakeSources, hedgeOf } from '../support/fakeSources.ts'

const [master, second, third] = [addressOf(0xab), addressOf(0xb3), addressOf(0xb4)]

let fake: FakeHyperliquid
beforeAll(async () => {
  fake = await startFakeHyperliquid({ accounts: {}, markets: {} })
})
afterAll(() => fake.close())
beforeEach(() => {
  fake.requests.length = 0
})

/** Hedges by the account each reads, and what the venue knows of those. */
async function read(
  accounts: Record<string, FakeAccount>,
  of: readonly string[] = [account],
  wrap: (venue: PerpVenue) => PerpVenue = venue => venue,
  timeLeft = 60_000,
) {
  fake.set({ accounts })
  const store = memoryStore()
  const hedges = of.map((_, n) => hedgeOf(`h${n}`))
  for (const [n, address] of of.entries()) {
    store.secrets.set(`hedge/id-h${n}/wallet`, new Secret(addressOf(1)))
    if (address !== '') store.secrets.set(`hedge/id-h${n}/account`, new Secret(address))
  }
  const venue = createHyperliquid({
    baseUrl: fake.url,
    network: 'mainnet',
    pause: 1,
    now: () => Date.parse(gatheredAt),
  })
  const perpVenue = async () => wrap(venue)
  const sources = fakeSources(hedges, { secrets: async () => store, perpVenue, timeLeft: () => timeLeft })
  const { authorities } = await gather(['authorities'], sources)
  return { read: authorities, readings: known(authorities)!, weight: venue.weight() }
}

const asked = () => fake.requests.map(({ type, user }) => `${type} ${user === master ? 'above' : 'own'}`)

describe('who may act on an account', () => {
  it('is read afresh with what it is, once however many hedges share it', async () => {
    const { readings, weight } = await read({ [account]: {} }, [account, account, account])
    expect(readings).toHaveLength(1)
    expect(readings[0]).toMatchObject({
      network: 'mainnet',
      address: account,
      role: { ok: { role: 'user' }, at: gatheredAt },
      authorities: { agents: { ok: [] }, leadingVaults: { ok: [] } },
      controller: { ok: null },
    })
    expect(weight).toBe(220)
  })

  it('costs 20 more for each builder', async () => {
    const builders = { [addressOf(1)]: 1, [addressOf(2)]: 2 }
    expect((await read({ [account]: { builders } })).weight).toBe(260)
  })

  it('is read of its master too, who is asked for control alone', async () => {
    const agents = [{ address: addressOf(7), name: 'bot', validUntil: null }]
    const { readings, weight } = await read({ [account]: { role: { subAccountOf: master } }, [master]: { agents } })
    expect(readings[0]!.controller).toMatchObject({
      ok: { address: master, control: { agents: { ok: [{ name: 'bot' }] }, stakingLink: { ok: null } } },
    })
    expect(weight).toBe(300)
    expect(asked().filter(each => each.endsWith('above'))).toHaveLength(4)
  })

  it('is read of the leader of a vault', async () => {
    const { readings, weight } = await read({ [account]: { vault: { name: 'Harbour', leader: master } }, [master]: {} })
    expect(readings[0]!.controller).toMatchObject({ ok: { address: master } })
    expect(weight).toBe(320)
  })

  it('asks whoever acts on several of them once, and not again who is read anyway', async () => {
    const sub = { role: { subAccountOf: master } }
    expect((await read({ [account]: sub, [second]: sub, [master]: {} }, [account, second])).weight).toBe(2 * 220 + 80)
    const { readings, weight } = await read({ [account]: sub, [master]: {} }, [account, master])
    expect(weight).toBe(2 * 220)
    const control = known(readings[0]!.controller)!.control
    expect(control).toEqual({
      agents: readings[1]!.authorities.agents,
      unnamedAgent: readings[1]!.authorities.unnamedAgent,
      multiSig: readings[1]!.authorities.multiSig,
      stakingLink: readings[1]!.authorities.stakingLink,
    })
  })

  it('comes to an end where two are said to be the master of each other', async () => {
    const circle = { [account]: { role: { subAccountOf: master } }, [master]: { role: { subAccountOf: account } } }
    const { readings } = await read(circle, [account, master])
    expect(readings.map(({ controller }) => known(controller)?.address)).toEqual([master, account])
  })

  it.each([
    ['an API wallet', { [account]: { role: { agentOf: master } } }, 'agent-address'],
    ['an unknown address', {}, 'account-missing'],
  ])('is a gap in every part of %s, of which nothing more is asked', async (_what, accounts, code) => {
    const { readings, weight } = await read(accounts)
    const { authorities, controller } = readings[0]!
    for (const part of [...Object.values(authorities), controller]) expect(part).toMatchObject({ gap: { code } })
    expect(weight).toBe(60)
  })
})

describe('more accounts than a minute has room for', () => {
  const many = Array.from({ length: 8 }, (_, n) => addressOf(0xc0 + n))
  const all = Object.fromEntries(many.map(address => [address, {}]))
  const isWhole = ({ role, authorities }: AuthorityReading) =>
    isRead(role) && Object.values(authorities).every(part => 'ok' in part)

  it('are each read whole or not at all, and the venue is not asked for more than it gives', async () => {
    const limited = await startFakeHyperliquid({ accounts: all, markets: {} }, { weight: 1200, minute: 60_000 })
    onTestFinished(() => limited.close())
    const venue = createHyperliquid({ baseUrl: limited.url, network: 'mainnet', pause: 1 })
    const { readings } = await read(all, many, () => venue, 20_000)
    expect(limited.refused).toEqual([])
    const left = readings.filter(reading => !isWhole(reading))
    expect(left).toHaveLength(3)
    for (const { role, controller, authorities } of left)
      for (const part of [role, controller, ...Object.values(authorities)])
        expect(part).toMatchObject({ gap: { code: 'venue-budget', hint: expect.stringContaining('--timeout 300') } })
  })

  it('are all read where there is time, each when it is its turn', async () => {
    const waiting: (() => void)[] = []
    let asking = 0
    const { readings } = await read(all, many, venue => ({
      ...venue,
      turn: async (weight, _signal, timeLeft) => {
        expect([weight, timeLeft]).toEqual([220, 60_000])
        if (asking > 0) await new Promise<void>(resolve => waiting.push(resolve))
        asking += 1
        expect(asking).toBe(1)
        return () => {
          asking -= 1
          waiting.shift()?.()
        }
      },
    }))
    expect(readings.every(isWhole)).toBe(true)
    expect(readings).toHaveLength(many.length)
  })
})

describe('what fails', () => {
  const failing = async (type: string, accounts: Record<string, FakeAccount>) => {
    fake.failWith(type, { status: 403 })
    const { readings } = await read(accounts)
    fake.failWith(type, null)
    return readings[0]!
  }

  it('the role: the rest is read all the same, and who is above is not known', async () => {
    const reading = await failing('userRole', { [account]: {} })
    expect(reading.role).toHaveProperty('gap')
    expect(reading.controller).toEqual(reading.role)
    expect(Object.values(reading.authorities).every(part => 'ok' in part)).toBe(true)
  })

  it('the vault: its leader is not known, and nothing else', async () => {
    const reading = await failing('vaultDetails', { [account]: { vault: { name: 'Harbour', leader: master } } })
    expect(reading.controller).toHaveProperty('gap')
    expect(reading.role).toMatchObject({ ok: { role: 'vault' } })
    expect(Object.values(reading.authorities).every(part => 'ok' in part)).toBe(true)
  })

  it('a venue that throws where it promised not to: gaps, not an end', async () => {
    const thrown = async (): Promise<never> => {
      throw new ReadFailure(gap('broken').gap)
    }
    const role = { role: 'subAccount' as const, master }
    const { readings } = await read({}, [account], venue => ({
      ...venue,
      readRole: async () => role,
      readAuthorities: thrown,
      readControl: thrown,
    }))
    expect(readings[0]!.controller).toEqual(gap('broken'))
    for (const part of Object.values(readings[0]!.authorities)) expect(part).toEqual(gap('broken'))
  })

  it('the secret store, of one hedge: the others are read', async () => {
    const { readings } = await read({ [third]: {} }, ['', third])
    expect(readings.map(({ address }) => address)).toEqual([third])
  })
})
