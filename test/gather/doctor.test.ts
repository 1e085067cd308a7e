import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exitCodes, Failure } from '../../src/domain/failure.ts'
import { known } from '../../src/domain/read.ts'
import type { DoctorPort, Sources } from '../../src/gather/gathering.ts'
import { gather } from '../../src/gather/index.ts'
import { readSaved } from '../../src/gather/saved.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { chain, gatheredAt } from '../support/artifacts.ts'
import { cronTrialsOf, headOf } from '../support/doctorFacts.ts'
import { countingPerpVenue, fakeSources, hedgeOf } from '../support/fakeSources.ts'
import { hostOf, vaultOf } from '../support/hostOf.ts'

const portOf = (rest: Partial<DoctorPort> = {}): DoctorPort => ({
  host: async () => hostOf(),
  storeReach: async () => vaultOf(),
  settings: async () => ({ path: '/s', there: true, hedges: 1 }),
  state: async () => ({ path: '/t', there: true }),
  disk: async () => ({ free: 1 }),
  store: async () => ({ kind: 'vault', where: '/v' }),
  keys: async () => ({ expected: 2, missing: [] }),
  chains: () => [chain],
  heads: async () => [headOf()],
  asCron: async () => cronTrialsOf(),
  ...rest,
})

const mistake = async (): Promise<never> => {
  throw new Failure('settings-unreadable', 'the settings are damaged', 'mend them', exitCodes.failure)
}

const trials = async (port: Partial<DoctorPort>, rest: Partial<Omit<Sources, 'artifact'>> = {}) => {
  const status = { readStatus: async () => ({ time: 1, special: null }) }
  const perpVenue = async (network: string) => ({ ...countingPerpVenue([], network), ...status })
  const sources = fakeSources([hedgeOf('one')], { perpVenue, doctor: async () => portOf(port), ...rest } as never)
  return known((await gather(['doctor'], sources)).doctor)!.here!
}

describe('each step by itself', () => {
  it('is what was found', async () => {
    expect(await trials({})).toMatchObject({
      settings: { ok: { hedges: 1 } },
      venues: [{ network: 'mainnet', read: { ok: { time: 1 } } }],
      chains: { ok: [{ chain: chain.name, read: { ok: [headOf()] } }] },
      reading: { ok: { hedges: 1, positions: 1, accounts: 1 } },
    })
  })

  it('settings that cannot be read keep only what rests on them from being tried', async () => {
    const found = await trials({ settings: mistake })
    expect(found.settings).toMatchObject({ gap: { code: 'settings-unreadable', hint: 'mend them' } })
    for (const part of ['store', 'keys', 'chains', 'reading'] as const)
      expect(found[part]).toMatchObject({ gap: { code: 'not-tried' } })
    for (const part of ['state', 'disk'] as const) expect(found[part]).toHaveProperty('ok')
    expect(found.venues).toMatchObject([{ network: 'mainnet', read: { ok: {} } }])
  })

  it('a store that is shut keeps keys and reading from being tried, and no other', async () => {
    const found = await trials({ store: mistake })
    for (const part of ['keys', 'reading'] as const) expect(found[part]).toMatchObject({ gap: { code: 'not-tried' } })
    expect(found.chains).toHaveProperty('ok')
  })

  it('one endpoint, one network and one chain hide no other', async () => {
    const networks: string[] = []
    const perpVenue = async (network: string) => {
      networks.push(network)
      if (network === 'testnet') return mistake()
      return { ...countingPerpVenue([], network), readStatus: async () => ({ time: 1, special: null }) }
    }
    const hedges = () => [hedgeOf('one'), hedgeOf('two', { testnet: true })]
    const found = await trials({ heads: mistake }, { hedges, perpVenue } as never)
    expect(found.venues).toMatchObject([
      { network: 'mainnet', read: { ok: {} } },
      { network: 'testnet', read: { gap: {} } },
    ])
    expect(found.chains).toMatchObject({ ok: [{ read: { gap: { code: 'settings-unreadable' } } }] })
  })
})

it('as cron nothing is tried here, and the time that is left is told', async () => {
  const times: number[] = []
  const asCron = async (time: number) => {
    times.push(time)
    return cronTrialsOf()
  }
  const scope = { ...fakeSources([]).scope, asCron: true }
  const doctor = async () => portOf({ settings: mistake, asCron })
  const { doctor: read } = await gather(['doctor'], fakeSources([], { scope, doctor, timeLeft: () => 9_000 }))
  expect(known(read)).toEqual({ here: null, cron: cronTrialsOf() })
  expect(times).toEqual([9_000])
})

it('without a way to the machine each is a gap', async () => {
  for (const read of Object.values(await gather(['host', 'storeReach', 'doctor'], fakeSources([])))) {
    if (typeof read === 'object') expect(read).toMatchObject({ gap: { code: 'not-here' } })
  }
})

it('no snapshot tells of a machine, and none that does is believed', async () => {
  const file = join(temporaryHome(), 'saved.json')
  writeFileSync(file, JSON.stringify({ schema: 'hedge.artifacts/1', gatheredAt }))
  expect(await readSaved(file, ['host', 'doctor'])).toMatchObject({
    host: { gap: { code: 'not-in-snapshot' } },
    doctor: { gap: { code: 'not-in-snapshot' } },
  })
  const host = { ok: hostOf(), at: gatheredAt }
  writeFileSync(file, JSON.stringify({ schema: 'hedge.artifacts/1', gatheredAt, host }))
  await expect(readSaved(file, ['host'])).rejects.toMatchObject({ code: 'bad-snapshot' })
})
