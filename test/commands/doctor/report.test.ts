import { describe, expect, it } from 'vitest'
import { codeOf } from '../../../src/commands/doctor/codeOf.ts'
import { doctor } from '../../../src/commands/doctor.ts'
import { artifactsSchema } from '../../../src/domain/artifacts.ts'
import type { CronTrials, Trials } from '../../../src/domain/doctorFacts.ts'
import type { HostFacts } from '../../../src/domain/hostFacts.ts'
import { gap, gatheredAt, ok } from '../../support/artifacts.ts'
import { cronTrialsOf, headOf, stepOf, trialsOf } from '../../support/doctorFacts.ts'
import { hostOf } from '../../support/hostOf.ts'
import { expectValid } from '../../support/schemas.ts'

const head = { schema: artifactsSchema, gatheredAt, source: 'live' } as const

async function reportOf(facts: { here: Trials; cron: null } | { here: null; cron: CronTrials }, host: HostFacts) {
  const report = await doctor.report({ ...head, host: ok(host), doctor: ok(facts) }, { asCron: facts.cron !== null })
  expectValid(report)
  return report
}

const here = async (change: Partial<Trials>, host = hostOf()) => {
  const { steps } = await reportOf({ here: trialsOf(change), cron: null }, host)
  return { code: codeOf(steps), of: (id: string) => steps.find(step => step.id === id) }
}

const now = Date.parse(gatheredAt)
const venueAt = (time: number): Trials['venues'] => [{ network: 'mainnet', read: ok({ time, special: null }) }]

it('a machine on which all is right', async () => {
  expect((await here({})).code).toBe(0)
})

describe('the clock', () => {
  it.each([
    [0, 'pass', 'as Hyperliquid has it'],
    [12_000, 'pass', '12 s beside Hyperliquid'],
    [-31_000, 'fail', '31 s ahead of Hyperliquid'],
    [3_600_000, 'fail', '3600 s behind Hyperliquid'],
  ])('against a venue %s ms ahead: %s', async (ahead, status, detail) => {
    expect((await here({ venues: venueAt(now + ahead) })).of('clock')).toMatchObject({ status, detail })
  })

  const chains = (age: number): Partial<Trials> => ({
    venues: [{ network: 'mainnet', read: gap('down') }],
    chains: ok([{ chain: 'ethereum', chainId: 1, read: ok([headOf(age)]) }]),
  })
  it.each([
    [3, 'pass'],
    [-60, 'fail'],
    // A node that lags looks the same.
    [60, 'unknown'],
  ])('against a block %s s old alone: %s', async (age, status) => {
    expect((await here(chains(age))).of('clock')).toMatchObject({ status })
  })

  it('is set in the way of its system', async () => {
    const venues = venueAt(now + 100_000)
    expect((await here({ venues }, hostOf({ platform: 'darwin' }))).of('clock')!.mend).toContain('sntp')
    expect((await here({ venues }, hostOf({ platform: 'aix' }))).of('clock')!.mend).toMatch(/\S/)
  })
})

describe('the endpoints of a chain', () => {
  const of = async (heads: ReturnType<typeof headOf>[]) =>
    (await here({ chains: ok([{ chain: 'ethereum', chainId: 1, read: ok(heads) }]) })).of('rpc ethereum')!
  const shared = (rest: Parameters<typeof headOf>[1]) => ({ own: false, ...rest })

  it('must all be right where they are one’s own; of public ones one is enough', async () => {
    const silent = { label: 'b', head: gap('rpc-timeout') }
    expect((await of([headOf(), headOf(3, silent)])).status).toBe('fail')
    expect((await of([headOf(3, shared({})), headOf(3, shared(silent))])).status).toBe('pass')
    expect((await of([headOf(3, shared(silent)), headOf(3, shared(silent))])).status).toBe('fail')
    expect(await of([])).toMatchObject({
      status: 'fail',
      detail: 'no endpoint is known',
      mend: 'hedge rpc set ethereum',
    })
  })

  it('are of that chain, and awake', async () => {
    expect(await of([headOf(3, {}, 10)])).toMatchObject({
      status: 'fail',
      detail: 'ethereum RPC is of another chain: id 10, not 1',
    })
    expect(await of([headOf(121)])).toMatchObject({
      status: 'fail',
      detail: 'ethereum RPC is behind: block 100, 121 s old',
    })
    expect((await of([headOf(120)])).status).toBe('pass')
  })

  it('whose URL is gone are told so', async () => {
    const { of } = await here({ chains: ok([{ chain: 'base', chainId: 8453, read: gap('no-rpc') }]) })
    expect(of('rpc base')).toMatchObject({ status: 'fail' })
  })
})

describe('what else may fail', () => {
  it.each<[string, Partial<Trials>, number]>([
    ['disk', { disk: ok({ free: 1024 }) }, 1],
    ['state', { state: gap('cannot-write') }, 1],
    ['store', { store: gap('store-timeout') }, 4],
    ['keys', { keys: ok({ expected: 3, missing: ['the RPC URL of base (place 2)'] }) }, 1],
    ['hyperliquid mainnet', { venues: [{ network: 'mainnet', read: ok({ time: now, special: 'post-only' }) }] }, 1],
    ['hyperliquid testnet', { venues: [{ network: 'testnet', read: gap('hyperliquid-down') }] }, 1],
  ])('%s', async (id, change, code) => {
    const found = await here(change)
    expect(found.of(id)).toMatchObject({ status: 'fail', mend: expect.stringMatching(/\S/) })
    expect(found.code).toBe(code)
  })

  it('what was not tried is not known, and alone makes the run partial', async () => {
    const found = await here({ reading: gap('not-tried') })
    expect(found.of('reading')).toMatchObject({ status: 'unknown', mend: null })
    expect(found.code).toBe(3)
  })

  it('a missing key is set again where it belongs', async () => {
    const keys = ok({ expected: 3, missing: ['the RPC URL of base'] })
    expect((await here({ keys })).of('keys')!.mend).toBe('hedge rpc set base')
  })
})

describe('as cron', () => {
  const environment = { HEDGE_VAULT_IDENTITY_FILE: '/srv/100%/id.txt' }
  const cron = async (trials: Partial<CronTrials>, host = hostOf({ environment })) => {
    const report = await reportOf({ here: null, cron: cronTrialsOf(trials) }, host)
    return { ...report, of: (id: string) => report.steps.find(step => step.id === id)! }
  }

  it.each([
    ['right', 'pass', /runs/],
    ['missing', 'fail', /no hedge is there/],
    ['other', 'fail', /another version/],
    ['fails', 'fail', /needs Node/],
  ] as const)('hedge on its PATH: %s', async (command, status, detail) => {
    expect((await cron({ command })).of('command')).toMatchObject({ status, detail: expect.stringMatching(detail) })
  })

  it('without a Node beside it', async () => {
    const host = hostOf({ barePath: { hedge: true, node: false } })
    expect((await cron({ command: 'fails' }, host)).of('command').detail).toContain('no Node')
  })

  it('a step that the line mends says what to write, as a crontab wants it', async () => {
    const alone = ok({ steps: [stepOf('store', 'fail'), stepOf('reading', 'unknown')] })
    const { of, line } = await cron({ alone, helped: ok({ steps: [stepOf('store'), stepOf('reading')] }) })
    expect(of('store').mend).toBe(
      'in the crontab line, before the command: HEDGE_VAULT_IDENTITY_FILE=/srv/100\\%/id.txt',
    )
    expect(line).toMatchObject({ fails: [], text: expect.stringContaining('/srv/100\\%/id.txt') })
  })

  it('a step that it does not mend keeps its own words', async () => {
    const steps = [stepOf('store', 'fail')]
    const { of, line } = await cron({ alone: ok({ steps }), helped: ok({ steps }) })
    expect(of('store').mend).toBe('mend it')
    expect(line?.fails).toEqual(['store'])
  })

  it('a place that it does not know', async () => {
    const settings = { here: '/srv/h', bare: '/srv/lp/.config/hedge' }
    const host = hostOf({ environment: { HEDGE_HOME: '/srv/h' }, settings })
    expect((await cron({}, host)).of('place')).toMatchObject({
      status: 'fail',
      detail: expect.stringContaining('/srv/lp/.config/hedge, and yours are in /srv/h'),
      mend: expect.stringContaining('HEDGE_HOME=/srv/h'),
    })
    expect((await cron({}, hostOf())).of('place').status).toBe('pass')
    const other = hostOf({ environment: { HEDGE_HYPERLIQUID_URL: 'https://venue.example' } })
    expect((await cron({}, other)).of('place').detail).toContain('HEDGE_HYPERLIQUID_URL would not be set')
  })

  it('a run that did not end', async () => {
    const { of, line, steps } = await cron({ alone: gap('run-late'), helped: gap('run-late') })
    expect(of('run').status).toBe('fail')
    expect(line?.fails).toBeNull()
    expect(codeOf(steps)).toBe(1)
  })
})

it('of a snapshot nothing is known', async () => {
  const saved = { ...head, source: 'saved', host: gap('not-in-snapshot'), doctor: gap('not-in-snapshot') } as const
  const report = await doctor.report(saved, { asCron: false })
  expectValid(report)
  expect(report).toMatchObject({ steps: [], gaps: [{ code: 'not-in-snapshot' }, { code: 'not-in-snapshot' }] })
  expect(JSON.stringify(await doctor.layout(report))).toContain('not known')
})
