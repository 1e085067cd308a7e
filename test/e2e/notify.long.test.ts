import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AlertEvent } from '../../src/domain/notification.ts'
import { mark, type Receiver, startReceiver } from '../support/receiver/receiver.ts'
import { expectValid } from '../support/schemas.ts'
import { useStage } from '../support/useStage.ts'

const stage = useStage({ furnished: true })
let receiver: Receiver
beforeAll(async () => {
  receiver = await startReceiver()
  const set = await stage.call('notify set webhook --name ops', { stdin: `${receiver.url}\n${receiver.secret}` })
  expect(set).toMatchObject({ code: 0 })
  // The clock goes on without the chain.
  for (const level of ['warning', 'critical']) await stage.call(`config set age.${level} off`)
})
afterAll(() => receiver.close())

const begin = Date.now()
let heard = 0

/** A run so many minutes after the first, and the events that came of it. */
async function run(minutes: number, line = 'notify', env: Record<string, string | undefined> = {}) {
  heard = receiver.received.length
  receiver.now = () => begin + minutes * 60_000
  const { code, stdout, stderr } = await stage.call(`${line} --debug`, {
    now: () => new Date(begin + minutes * 60_000),
    env,
  })
  expect(stdout + stderr).not.toMatch(new RegExp(`${mark}|whsec_|127\\.0\\.0\\.1`))
  return { code, stdout, events: news() }
}

/** What was heard since the last run began, each notification once, as a receiver takes it. */
function news(): string[] {
  const before = new Set(receiver.received.slice(0, heard).map(({ id }) => id))
  const fresh = receiver.received.slice(heard)
  for (const { notification, verified } of fresh) {
    expect(verified).toBe(true)
    expectValid(notification)
    const text = JSON.stringify(notification)
    for (const address of [stage.scene.wallet, stage.scene.account])
      expect(text.toLowerCase()).not.toContain(address.slice(2))
  }
  const once = new Map(fresh.filter(({ id }) => !before.has(id)).map(({ id, notification }) => [id, notification]))
  return [...once.values()].flatMap(({ events }) => events.map(wordsOf))
}

const wordsOf = ({ kind, hedge, condition, subject }: AlertEvent) => `${kind} ${hedge} ${condition} ${subject}`.trim()

/** The short of the first hedge, as large as told. */
function short(szi: string) {
  const { accounts } = stage.scene.venue.world()
  const its = accounts[stage.scene.account]!
  const [eth, ...others] = its.positions!
  const account = { ...its, positions: [{ ...eth!, szi }, ...others] }
  stage.scene.venue.set({ accounts: { ...accounts, [stage.scene.account]: account } })
}

const drift = 'eth-usdc drift ETH'

describe('runs of notify, one after the other', () => {
  it('tell what stands wrong at first, together, and then are quiet', async () => {
    const first = await run(0)
    expect(first.code).toBe(0)
    expect(first.stdout).toMatch(/^ {2}\d events sent to ops\n$/)
    expect(first.events).toContain(`opened ${drift}`)
    expect(await run(5)).toEqual({ code: 0, stdout: '', events: [] })
  })

  it('tell at once what has become critical, and once', async () => {
    short('-0.1')
    expect((await run(10)).events).toEqual([`escalated ${drift}`])
    expect(await run(15)).toEqual({ code: 0, stdout: '', events: [] })
  })

  it('keep what nobody took, and send it in a later run under the same id', async () => {
    short('-7.4')
    receiver.react({ status: 503, headers: { 'retry-after': '60' } })
    const failed = await run(20)
    expect(failed).toMatchObject({ code: 3, events: [`closed ${drift}`] })
    expect(failed.stdout).toContain('not taken by ops (HTTP 5xx): kept for the next run. Try: hedge notify test ops')
    const { id } = receiver.received.at(-1)!
    expect((await stage.call('notify list')).stdout).toMatch(/ops .* 1$/m)
    expect(await run(22)).toMatchObject({ code: 0, stdout: '  1 event sent to ops\n' })
    expect(receiver.received.slice(heard).map(each => each.id)).toEqual([id])
    expect(await run(25)).toEqual({ code: 0, stdout: '', events: [] })
  })

  it('tell what is not known only when it lasts, and then once; it is no failure of theirs', async () => {
    stage.scene.venue.failWith('clearinghouseState', { status: 500 })
    expect(await run(70)).toEqual({ code: 0, stdout: '', events: [] })
    const { document } = await stage.json('notify --json', { now: () => new Date(begin + 75 * 60_000) })
    expectValid(document)
    expect(document.gaps.length).toBeGreaterThan(0)
    const { events } = await run(101)
    expect(events).toContain(`unknown ${drift}`)
    expect(events.every(event => event.startsWith('unknown '))).toBe(true)
    stage.scene.venue.failWith('clearinghouseState', null)
    const after = await run(170)
    expect(after.events).toContain(`closed ${drift}`)
    // What was wrong before it was unknown, and still is.
    expect(after.events).toContain('opened btc-eth drift BTC')
  })

  it('end with 4 where the secret store does not open, and tell nothing wrong of it', async () => {
    expect(await run(175)).toEqual({ code: 0, stdout: '', events: [] })
    const shut = await run(180, 'notify', { HEDGE_VAULT_IDENTITY_FILE: undefined })
    expect(shut).toMatchObject({ code: 4, events: [] })
    expect(shut.stdout).toMatch(/not looked: /)
    expect(await run(185)).toEqual({ code: 0, stdout: '', events: [] })
  })

  it('look at the hedges they are told to', async () => {
    short('-0.1')
    expect((await run(190, 'notify btc-eth')).events).toEqual([])
    expect((await run(191, 'notify eth-usdc')).events).toEqual([`opened ${drift}`])
    expect(await stage.call('notify nobody')).toMatchObject({ code: 6 })
  })

  it('go on where their memory cannot be used, with a word', async () => {
    const path = join(stage.home.path, 'hedge', 'state', 'notify.json')
    writeFileSync(path, '{"version":"1"')
    const { stderr } = await stage.call('notify', { now: () => new Date(begin + 195 * 60_000) })
    expect(stderr).toContain('is set aside')
    expect(existsSync(`${path}.unusable`)).toBe(true)
    expect(await run(200)).toEqual({ code: 0, stdout: '', events: [] })
  })

  it('forget a hedge that is removed', async () => {
    const path = join(stage.home.path, 'hedge', 'state', 'notify.json')
    const { id } = JSON.parse(readFileSync(join(stage.home.path, 'hedge', 'settings.json'), 'utf8')).hedges[0]
    expect(readFileSync(path, 'utf8')).toContain(id)
    expect(await stage.call('remove eth-usdc')).toMatchObject({ code: 0 })
    expect(readFileSync(path, 'utf8')).not.toMatch(new RegExp(`${id}|eth-usdc`))
    expect((await run(260)).events.join()).not.toContain('eth-usdc')
  })
})
