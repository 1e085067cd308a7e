import { describe, expect, it } from 'vitest'
import { newPower } from '../../../src/checks/hyperliquid/new-power.ts'
import { headed } from '../../../src/cli/headed.ts'
import { attestAmong } from '../../../src/commands/auditAttest/attest.ts'
import { auditAttest } from '../../../src/commands/auditAttest.ts'
import type { AnyCheck } from '../../../src/domain/check.ts'
import { plainText } from '../../../src/domain/section.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { gatheredAt } from '../../support/artifacts.ts'
import { fakeContext } from '../../support/fakeContext.ts'
import { expectValid } from '../../support/schemas.ts'

const question: AnyCheck = { ...newPower, id: 'mail-2fa', title: 'The mail account has 2FA', attestedFor: 30 }
const known = [newPower, question]

const contextAt = (home: string, now = gatheredAt) => ({ ...fakeContext(home), now: () => new Date(now) })

async function run(context: ReturnType<typeof contextAt>, check: string | null, options: Record<string, boolean> = {}) {
  const asked = auditAttest.read({ operands: check === null ? [] : [check], options })
  const { report, sections } = await attestAmong(known, context, asked)
  expectValid(headed(report, context.now()))
  const lines = sections.flatMap(section => (section.kind === 'lines' ? section.lines.map(plainText) : []))
  return { report, text: lines.join('\n') }
}

describe('what only a person can see', () => {
  it('is answered, asked again after its days, and taken back', async () => {
    const home = temporaryHome()
    const context = contextAt(home)
    expect((await run(context, null)).text).toBe('mail-2fa: not answered\n  The mail account has 2FA')
    expect((await run(context, 'mail-2fa')).text).toBe(
      'Noted: you say "The mail account has 2FA". You are asked again on 2026-12-20.',
    )
    expect((await run(context, null)).text).toContain('answered on 2026-11-20, due again on 2026-12-20')
    const [onTheDay, dayBefore] = [
      contextAt(home, '2026-12-20T12:00:00.000Z'),
      contextAt(home, '2026-12-20T11:59:59.999Z'),
    ]
    expect((await run(dayBefore, null)).report).toMatchObject({ questions: [{ due: false }] })
    expect((await run(onTheDay, null)).report).toMatchObject({
      done: 'listed',
      questions: [{ id: 'mail-2fa', days: 30, answeredAt: gatheredAt, dueAt: '2026-12-20T12:00:00.000Z', due: true }],
    })
    // By a clock that was set back it was answered on a day to come.
    const before = await run(contextAt(home, '2026-11-19T00:00:00.000Z'), null)
    expect(before.report).toMatchObject({ questions: [{ due: true }] })
    expect((await run(context, 'mail-2fa', { remove: true })).text).toContain('is asked again by the next audit')
    expect(context.settings.attestations()).toEqual({})
  })

  it('of a check that is no more can be taken back', async () => {
    const context = contextAt(temporaryHome())
    await context.settings.attest('old-question', gatheredAt)
    await run(context, 'old-question', { remove: true })
    expect(context.settings.attestations()).toEqual({})
  })

  it('may be nothing', async () => {
    const { sections } = await attestAmong([newPower], contextAt(temporaryHome()), { check: null, remove: false })
    expect(sections).toEqual([{ kind: 'lines', lines: ['Nothing is asked.'] }])
  })

  it.each<[string, string | null, Record<string, boolean>, string, number, RegExp]>([
    ['a check that is none', 'mail-2f', {}, 'unknown-check', 2, /did you mean mail-2fa\?/],
    ['one that the audit sees itself', 'new-power', {}, 'not-asked', 2, /no answer changes it/],
    ['one that was not answered', 'mail-2fa', { remove: true }, 'not-attested', 6, /is not answered/],
    ['nothing to take back', null, { remove: true }, 'usage', 2, /which check/],
  ])('is refused for %s', async (_what, check, options, code, exit, message) => {
    const context = contextAt(temporaryHome())
    const failure = await run(context, check, options).catch(error => error)
    expect(failure).toMatchObject({ code, exit })
    expect(failure.message).toMatch(message)
    expect(context.settings.attestations()).toEqual({})
  })
})
