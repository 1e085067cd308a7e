import { describe, expect, it } from 'vitest'
import { parse } from '../../../src/cli/parse.ts'
import { wordsOf } from '../../../src/commands/schedule/job.ts'
import { jobs } from '../../../src/commands/schedule/options.ts'
import { schedule } from '../../../src/commands/schedule.ts'
import { artifactsSchema } from '../../../src/domain/artifacts.ts'
import { gap, gatheredAt, ok } from '../../support/artifacts.ts'
import { hostOf, keychainOf, macOf, shut, vaultOf } from '../../support/hostOf.ts'
import { expectValid } from '../../support/schemas.ts'
import { type Scheduling, scheduled } from './support/scheduled.ts'

const needOf = async (id: string, scheduling: Scheduling) =>
  (await scheduled(scheduling)).needs.find(need => need.id === id)

describe('what works here', () => {
  it.each([
    ['systemd', hostOf()],
    ['cron', hostOf({ init: 'other' })],
    ['cron', hostOf({ platform: 'freebsd', init: 'other' })],
    ['launchd', macOf()],
  ])('is %s', async (as, host) => {
    const report = await scheduled({ host })
    expect(report.as).toBe(as)
    expectValid(report)
  })

  it('is nothing on Windows but its own scheduler', async () => {
    await expect(scheduled({ host: hostOf({ platform: 'win32' }) })).rejects.toMatchObject({
      code: 'no-scheduler',
      exit: 2,
    })
  })
})

describe('a store that opens for nobody', () => {
  it('is said first, with what mends it, and makes the run end with 4', async () => {
    const store = vaultOf({ unattended: shut(), vaultKey: 'passphrase' })
    const report = await scheduled({ store })
    expect(report.needs[0]).toMatchObject({
      id: 'store',
      met: false,
      mend: expect.stringContaining('hedge rotate vault --identity FILE'),
    })
    expect(report.gaps).toMatchObject([{ code: 'store-locked', source: 'secret store' }])
    expect(report.store?.unattended).toBe(false)
    expect(report.files).toHaveLength(2)
    expectValid(report)
  })

  it('is a vault whose identity nobody named', async () => {
    const store = vaultOf({ unattended: shut(), vaultKey: 'unnamed' })
    expect(await needOf('store', { store })).toMatchObject({
      met: false,
      mend: 'HEDGE_VAULT_IDENTITY_FILE=FILE hedge schedule',
    })
  })

  it('is a keychain that is locked, which no restart of the machine unlocks', async () => {
    const store = keychainOf({ unattended: shut() })
    expect(await needOf('store', { store })).toMatchObject({ met: false, mend: 'log in once' })
    expect(await needOf('session', { store: keychainOf() })).toMatchObject({
      met: null,
      mend: expect.stringContaining('vault'),
    })
  })

  it('is not a keychain that cannot be tried from here', async () => {
    const report = await scheduled({ host: macOf(), store: keychainOf({ unattended: shut('not-tried') }) })
    expect(report.gaps).toEqual([])
  })
})

describe('what else is missing', () => {
  const cron = { installed: true, running: true, allowed: true, mail: true }
  it.each([
    ['cron', { cron: { ...cron, installed: false } }, false],
    ['cron-runs', { cron: { ...cron, running: false } }, false],
    ['cron-runs', { cron: { ...cron, running: null } }, null],
    ['cron-allowed', { cron: { ...cron, allowed: false } }, false],
    ['cron-allowed', { cron: { ...cron, allowed: null } }, null],
    ['program', { program: { path: '/srv/lp/.npm/_npx/1/node_modules/.bin/hedge', passing: true } }, false],
    ['node', { node: { path: '/n', version: '24', kept: true, engines: '' } }, null],
    ['variable HTTPS_PROXY', { unsaid: ['HTTPS_PROXY'] }, null],
  ])('%s', async (id, change, met) => {
    const found = await needOf(id, { host: hostOf(change), options: { as: 'cron' } })
    expect(found).toMatchObject({ met, mend: expect.stringMatching(/\S/) })
    expect((await scheduled({ options: { as: 'cron' } })).needs.filter(need => need.met !== true)).toEqual([])
  })

  it('a hedge', async () => {
    expect(await needOf('hedge', { store: vaultOf({ hedges: 0 }) })).toMatchObject({ met: false, mend: 'hedge add' })
  })

  it('systemd', async () => {
    const options = { as: 'systemd' }
    expect(await needOf('systemd', { options, host: hostOf({ init: 'other' }) })).toMatchObject({ met: false })
    expect(await needOf('identity', { options })).toMatchObject({ met: false })
  })
})

it('of a snapshot nothing is known', async () => {
  const report = await schedule.report(
    { schema: artifactsSchema, gatheredAt, source: 'saved', host: gap('not-in-snapshot'), storeReach: ok(vaultOf()) },
    schedule.read({ operands: [], options: {} }),
  )
  expect(report).toMatchObject({ as: null, files: [], gaps: [{ code: 'not-in-snapshot' }] })
  expectValid(report)
  expect(JSON.stringify(await schedule.layout(report))).toContain('not known')
})

it('notifications need somewhere to go, and nothing else does', async () => {
  const store = vaultOf({ targets: 0 })
  expect(await needOf('target', { store, options: { run: 'notify' } })).toMatchObject({
    met: false,
    mend: 'hedge notify set --help',
  })
  expect(await needOf('target', { options: { run: 'notify' } })).toMatchObject({ met: true })
  expect(await needOf('target', { store })).toBeUndefined()
})

it.each(jobs)('what is printed of %s keeps its schema, and takes words that the program knows', async run => {
  const report = await scheduled({ options: { run, as: 'cron' } })
  expectValid(report)
  const words = report.command!.split(' ').slice(-wordsOf[run].length)
  const request = await parse(words)
  expect(request).toMatchObject({ kind: 'command', command: { name: run } })
  if (request.kind === 'command') expect(() => request.command.read(request.parsed)).not.toThrow()
})
