import { describe, expect, it } from 'vitest'
import { agentExpiry } from '../../../src/checks/hyperliquid/agent-expiry.ts'
import { newPower } from '../../../src/checks/hyperliquid/new-power.ts'
import { nftHolder } from '../../../src/checks/uniswap/nft-holder.ts'
import { headed } from '../../../src/cli/headed.ts'
import { waiveAmong } from '../../../src/commands/auditWaive/waive.ts'
import { auditWaive } from '../../../src/commands/auditWaive.ts'
import type { AuditTrace } from '../../../src/domain/auditMemory.ts'
import { plainText } from '../../../src/domain/section.ts'
import { classifyPaste } from '../../../src/secrets/classifyPaste.ts'
import { whoDigest } from '../../../src/state/audit/whoDigest.ts'
import { openAuditMemory } from '../../../src/state/auditMemory.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { gatheredAt, wallet } from '../../support/artifacts.ts'
import { fakeContext } from '../../support/fakeContext.ts'
import { expectValid } from '../../support/schemas.ts'

type Open = NonNullable<AuditTrace['open']>['found']
const found: Open = ['agent-expiry eth-usdc', 'agent-expiry other', 'nft-holder position #1 of eth-usdc'].map(key => {
  return { key, status: 'warn', severity: 'medium', who: [wallet] }
})

/** A home in which an audit has found so much, of what is of no hedge. */
function contextAt(now = gatheredAt, home = temporaryHome(), open = found) {
  const context = { ...fakeContext(home), classify: classifyPaste, now: () => new Date(now) }
  const memory = openAuditMemory(home, () => ({}))
  memory.keep(null, { findings: [], open: { asked: [], found: open }, powers: [], renew: false }, gatheredAt)
  return { ...context, auditMemory: async () => memory }
}
type Context = ReturnType<typeof contextAt>

async function run(context: Context, check: string | null, options: Record<string, string | boolean> = {}) {
  const waiving = auditWaive.read({ operands: check === null ? [] : [check], options })
  const { report, sections } = await waiveAmong([agentExpiry, nftHolder, newPower], context, waiving)
  expectValid(headed(report, context.now()))
  const lines = sections.flatMap(section => (section.kind === 'lines' ? section.lines.map(plainText) : []))
  return { report: report as unknown as { done: string; waivers: { ended: boolean }[] }, text: lines.join('\n') }
}

const given = { reason: 'my own bot', until: '30d' }

describe('a waiver', () => {
  it('is set for a subject or for all, listed, and taken back', async () => {
    const context = contextAt()
    expect((await run(context, null)).text).toBe('Nothing is waived.')
    const { report, text } = await run(context, 'agent-expiry', { ...given, for: 'eth-usdc' })
    expect(text).toBe(
      'Waived until 2026-12-20: what agent-expiry finds of eth-usdc. The audit shows it with your reason, and it is back after that day.\nWhat is graver, or names somebody else, is not waived with it.',
    )
    const waiver = { check: 'agent-expiry', reason: 'my own bot', until: '2026-12-20T23:59:59.999Z', setAt: gatheredAt }
    expect(report).toMatchObject({ done: 'set', waivers: [{ ...waiver, subject: 'eth-usdc', ended: false }] })
    await run(context, 'agent-expiry', { reason: 'another', until: '2027-01-31' })
    expect((await run(context, null)).text).toBe(
      [
        'agent-expiry, of eth-usdc: until 2026-12-20 (set 2026-11-20)\n  my own bot',
        'agent-expiry: until 2027-01-31 (set 2026-11-20)\n  another',
      ].join('\n'),
    )
    expect((await run(context, 'agent-expiry', { remove: true, for: 'eth-usdc' })).text).toContain(
      'Its waiver is taken back',
    )
    expect(context.settings.waivers()).toMatchObject([{ subject: null }])
    await expect(run(context, 'agent-expiry', { remove: true, for: 'eth-usdc' })).rejects.toMatchObject({ exit: 6 })
    expect((await run(context, 'agent-expiry', { remove: true })).report).toMatchObject({
      done: 'removed',
      waivers: [],
    })
  })

  it('whose time is over is listed as such', async () => {
    const home = temporaryHome()
    await run(contextAt(gatheredAt, home), 'agent-expiry', given)
    const later = await run(contextAt('2026-12-21T00:00:00.000Z', home), null)
    expect(later.report.waivers).toMatchObject([{ ended: true }])
    expect(later.text).toContain('until 2026-12-20, which is over')
    const onItsDay = await run(contextAt('2026-12-20T23:59:00.000Z', home), null)
    expect(onItsDay.report.waivers).toMatchObject([{ ended: false }])
  })

  it('of a check that is no more can be taken back', async () => {
    const context = contextAt()
    const old = { check: 'old-check', subject: null, reason: 'why', until: gatheredAt, setAt: gatheredAt }
    await context.settings.addWaiver(old)
    expect((await run(context, 'old-check', { remove: true })).report.waivers).toEqual([])
  })
})

describe('what a waiver is of', () => {
  const foundOf = async (options: object, open = found) => {
    const context = contextAt(gatheredAt, temporaryHome(), open)
    await run(context, 'agent-expiry', { ...given, ...options })
    return context.settings.waivers()[0]!.found
  }
  const was = { status: 'warn', severity: 'medium', who: [whoDigest('agent-expiry', wallet)] }

  it('is what the last audit found, with whom it named by digest alone', async () => {
    expect(await foundOf({ for: 'other' })).toEqual([{ ...was, subject: 'other' }])
    expect(await foundOf({ for: 'eth-usdc, other' })).toEqual([
      { ...was, subject: 'eth-usdc' },
      { ...was, subject: 'other' },
    ])
    expect(await foundOf({})).toHaveLength(2)
    expect(JSON.stringify(await foundOf({}))).not.toContain(wallet.slice(2))
  })

  it.each([
    ['what was not found', {}, []],
    ['a subject of which nothing was found', { for: 'third' }, found],
    ['a list of which a part was not found', { for: 'other, third' }, found],
  ])('is not %s', async (_what, options, open) => {
    await expect(foundOf(options, open)).rejects.toMatchObject({ code: 'not-found', exit: 6 })
  })

  it('is never a change: that is accepted', async () => {
    const context = contextAt(gatheredAt, temporaryHome(), [{ ...found[0]!, key: 'new-power eth-usdc' }])
    await expect(run(context, 'new-power', given)).rejects.toMatchObject({ code: 'not-waivable', exit: 2 })
    expect(context.settings.waivers()).toEqual([])
  })
})

describe('is refused', () => {
  it.each<[string, string | null, Record<string, string | boolean>, string, RegExp]>([
    ['a check that is none', 'agent-expir', given, 'unknown-check', /did you mean agent-expiry\?/],
    ['what is near to none', 'canary', given, 'unknown-check', /^there is no such check$/],
    ['no reason', 'agent-expiry', { until: '30d' }, 'usage', /a reason|--reason/],
    ['no end', 'agent-expiry', { reason: 'why' }, 'usage', /--until/],
    ['no check', null, given, 'usage', /which check/],
    ['a reason to take back', 'agent-expiry', { ...given, remove: true }, 'usage', /--remove/],
    ['an end that is no day', 'agent-expiry', { ...given, until: 'never' }, 'bad-option', /--until must be a day/],
    [
      'a day that there is not',
      'agent-expiry',
      { ...given, until: '2027-02-31' },
      'bad-option',
      /--until must be a day/,
    ],
    ['a day in the past', 'agent-expiry', { ...given, until: '2026-11-19' }, 'bad-option', /a day to come/],
    ['an end too far', 'agent-expiry', { ...given, until: '2028-12-01' }, 'bad-option', /at most two years/],
    ['days too many', 'agent-expiry', { ...given, until: '9999d' }, 'bad-option', /at most two years/],
    [
      'an address as reason',
      'agent-expiry',
      { ...given, reason: `bot ${wallet}` },
      'bad-option',
      /--reason .* no address/,
    ],
    ['a URL as reason', 'agent-expiry', { ...given, reason: 'see https://canary.example' }, 'bad-option', /no URL/],
    ['a long reason', 'agent-expiry', { ...given, reason: 'a '.repeat(101) }, 'bad-option', /at most 200/],
    ['a reason of two lines', 'agent-expiry', { ...given, reason: 'a\nb' }, 'bad-option', /can be printed/],
    [
      'a key as reason',
      'agent-expiry',
      { ...given, reason: `key ${'0123456789abcdef'.repeat(2)}` },
      'bad-option',
      /could be a key/,
    ],
    [
      'a token as reason',
      'agent-expiry',
      { ...given, reason: 'kN4ryPathSegment01kN4ry' },
      'bad-option',
      /could be a key/,
    ],
    ['a header as reason', 'agent-expiry', { ...given, reason: 'api-key: canary' }, 'bad-option', /could be a key/],
    ['an address as subject', 'agent-expiry', { ...given, for: wallet }, 'bad-option', /--for .* no address/],
  ])('%s', async (_what, check, options, code, message) => {
    const context = contextAt()
    const failure = await run(context, check, options).catch(error => error)
    expect(failure).toMatchObject({ code, exit: 2 })
    expect(failure.message).toMatch(message)
    expect(failure.message).not.toMatch(/canary|kN4ry|0123456789abcdef|0x/i)
    expect(context.settings.waivers()).toEqual([])
  })

  it('today is a day to come, and two years ahead is not too far', async () => {
    const context = contextAt()
    await run(context, 'agent-expiry', { ...given, until: '2026-11-20' })
    await run(context, 'nft-holder', { ...given, until: '731d' })
    expect(context.settings.waivers().map(({ until }) => until.slice(0, 10))).toEqual(['2026-11-20', '2028-11-20'])
  })
})
