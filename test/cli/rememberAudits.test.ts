import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { remember } from '../../src/cli/remember.ts'
import type { Services } from '../../src/cli/services.ts'
import type { AuditTrace } from '../../src/domain/auditMemory.ts'
import type { AnyView, Report } from '../../src/domain/command.ts'
import { openSettings } from '../../src/settings/settings.ts'
import { openActivity } from '../../src/state/activity.ts'
import { openAuditMemory } from '../../src/state/auditMemory.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { addressOf } from '../support/artifacts.ts'
import { hedgeOf } from '../support/fakeSources.ts'

const id = 'abcdef0123456789'
const at = (day: number) => new Date(Date.UTC(2026, 0, day)).toISOString()
const power = { who: addressOf(1), facts: 'a signer' }
const trace = (rest: Partial<AuditTrace> = {}): AuditTrace => ({
  hedge: 'one',
  findings: ['new-power one'],
  powers: [{ part: 'signers', powers: [power] }],
  renew: false,
  ...rest,
})

async function home() {
  const folder = temporaryHome()
  const settings = () => openSettings(folder, () => '0123456789abcdef')
  await settings().saveHedge({ ...hedgeOf('one'), id })
  const memory = () => openAuditMemory(folder, settings().baselines)
  const activity = () => openActivity(folder)
  const run = async (day: number, ...audits: AuditTrace[]) => {
    const services = {
      settings: settings(),
      auditMemory: async () => memory(),
      activity: async () => activity(),
    } as unknown as Services
    const view = { remember: () => ({ audits }) } as unknown as AnyView
    await remember(view, { generatedAt: at(day) } as Report, services)
  }
  return { folder, settings, memory, activity, run, judged: () => memory().judge(id, 'signers', [power]) }
}

describe('what an audit leaves', () => {
  it('is kept by the id of the hedge, and what is of none apart; nothing of who is not stored', async () => {
    const { run, memory, settings, judged } = await home()
    await run(1, trace(), trace({ hedge: null, findings: ['clock-skew this machine'] }), trace({ hedge: 'nobody' }))
    expect(memory().firstSeen(id)).toEqual({ 'new-power one': at(1) })
    expect(memory().firstSeen(null)).toEqual({ 'clock-skew this machine': at(1) })
    expect(judged()).toMatchObject({ since: at(1), powers: [{ known: { since: at(1) } }] })
    expect(settings().baselines(id)).toEqual({ signers: at(1) })
  })

  it('is missed when it is gone, by every later audit, until it is accepted anew', async () => {
    const { folder, run, judged } = await home()
    await run(1, trace())
    rmSync(join(folder, 'audit'), { recursive: true })
    for (const day of [2, 3]) {
      expect(judged()).toMatchObject({ since: null, lost: at(1) })
      await run(day, trace())
    }
    await run(4, trace({ renew: true, findings: null }))
    expect(judged()).toMatchObject({ since: at(4), powers: [{ known: { since: at(4) } }] })
    expect(judged()).not.toHaveProperty('lost')
  })

  it('is noted by the next audit where a run was killed between the two', async () => {
    const { run, memory, settings } = await home()
    memory().keep(id, trace(), at(1))
    await run(2, trace({ powers: [] }))
    expect(settings().baselines(id)).toEqual({ signers: at(1) })
  })

  it('is that a vanished perp is known, where it was accepted, and where it was not that it is not', async () => {
    const { run, activity } = await home()
    const seen = { name: 'one', read: true, toldAt: null, legs: 'open' } as const
    const whole = (szi: string[]) => ({
      perps: szi.map(each => ({ coin: 'ETH', dex: '', szi: each })),
      assets: ['ETH'],
    })
    activity().sight(id, at(1), { ...seen, whole: whole(['-1']) })
    activity().sight(id, at(2), { ...seen, whole: whole([]) })
    expect(activity().of(id)?.vanished).toHaveLength(1)
    await run(3, trace())
    expect(activity().of(id)?.vanished).toHaveLength(1)
    await run(4, trace({ renew: true, findings: null }))
    expect(activity().of(id)?.vanished).toEqual([])
  })

  it('ends no run where the settings cannot be written', async () => {
    const { memory, settings } = await home()
    const noteBaselines = () => Promise.reject(new Error('no space'))
    const services = { settings: { ...settings(), noteBaselines }, auditMemory: async () => memory() }
    const view = { remember: () => ({ audits: [trace()] }) } as unknown as AnyView
    await remember(view, { generatedAt: at(1) } as Report, services as unknown as Services)
    expect(memory().baselines(id)).toEqual({ signers: at(1) })
  })
})
