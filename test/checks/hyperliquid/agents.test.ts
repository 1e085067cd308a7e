import { describe, expect, it } from 'vitest'
import type { Agent } from '../../../src/domain/authorities.ts'
import { at, day, gap, judged, now, ok, readingOf, subAccountReading, subjectOf } from './audited.ts'

const agent = (rest: Partial<Agent> = {}): Agent => ({
  address: at('a1'),
  name: 'bot',
  validUntil: now + 60 * day,
  ...rest,
})
const withAgents = (...agents: Agent[]) => readingOf({ authorities: { agents: ok(agents) } })
const unnamed = (validUntil: number | null) => ok(agent({ name: null, validUntil }))

/** Checks that judge each API wallet by its end. */
const ends = ['agent-expiry', 'agent-ending', 'agent-expired']
const statuses = (validUntil: number | null) =>
  ends.map(id => judged(id, withAgents(agent({ validUntil })))[0]?.status ?? 'none')

describe('the end of an API wallet', () => {
  it.each<[string, number | null, string[]]>([
    ['two months away', now + 60 * day, ['pass', 'pass', 'pass']],
    ['none', null, ['warn', 'pass', 'pass']],
    ['as far as the venue lets it', now + 180 * day, ['pass', 'pass', 'pass']],
    ['just so far on a clock that is an hour behind', now + 180 * day + 3_600_000, ['pass', 'pass', 'pass']],
    ['farther than the venue lets it', now + 181 * day + 1, ['warn', 'pass', 'pass']],
    ['beyond what a date can be', Number.MAX_SAFE_INTEGER, ['warn', 'pass', 'pass']],
    ['within seven days', now + 7 * day, ['pass', 'warn', 'pass']],
    ['after seven days', now + 7 * day + 1, ['pass', 'pass', 'pass']],
    ['in a millisecond', now + 1, ['pass', 'warn', 'pass']],
    ['at this moment', now, ['pass', 'pass', 'fail']],
    ['long ago', 0, ['pass', 'pass', 'fail']],
  ])('%s', (_when, validUntil, expected) => expect(statuses(validUntil)).toEqual(expected))

  it('is told in days, those first that end first', () => {
    const agents = [
      agent({ name: 'never', validUntil: null }),
      agent({ name: 'week', validUntil: now + 6.5 * day }),
      agent({ name: 'old', validUntil: now - 1.5 * day }),
      agent({ name: 'odd', validUntil: 9e15 }),
      agent({ name: 'soon', validUntil: now + 1 }),
    ]
    const [verdict] = judged('agents-listed', withAgents(...agents))
    expect(verdict?.actual.split('; ')).toEqual([
      `'old' ${at('a1')} ended 2026-11-19, 1 day ago`,
      `'soon' ${at('a1')} ends 2026-11-20, in less than a day`,
      `'week' ${at('a1')} ends 2026-11-27, in 6 days`,
      `'never' ${at('a1')} has no end that is told`,
      `'odd' ${at('a1')} ends on no day that there is`,
    ])
  })

  it('has nothing to be judged where there are no API wallets, and is unknown where nobody can say', () => {
    for (const id of ends) {
      expect(judged(id, readingOf())).toEqual([])
      for (const part of ['agents', 'unnamedAgent'] as const)
        expect(judged(id, readingOf({ authorities: { [part]: gap(part) } }))).toMatchObject([
          { status: 'unknown', gap: { code: part } },
        ])
      expect(judged(id, readingOf({ controller: gap('role') }))[0]).toMatchObject({ status: 'unknown' })
    }
  })

  it('that is wrong is told although the others could not be read; one that is fine is not enough', () => {
    const half = (validUntil: number | null) =>
      readingOf({ authorities: { agents: ok([agent({ validUntil })]), unnamedAgent: gap('webData2') } })
    expect(judged('agent-expiry', half(null))[0]).toMatchObject({
      status: 'warn',
      actual: `'bot' ${at('a1')} has no end that is told; not all could be read: no answer about webData2`,
    })
    expect(judged('agent-expiry', half(now + day))[0]).toMatchObject({ status: 'unknown' })
  })

  it('is asked of those who reach the account through its master too', () => {
    const reading = subAccountReading({ agents: ok([agent({ validUntil: now - day })]) })
    expect(judged('agent-expired', reading)[0]).toMatchObject({
      status: 'fail',
      severity: 'medium',
      actual: `'bot' ${at('a1')} of its master ${at('ab')} ended 2026-11-19, 1 day ago`,
    })
  })
})

describe('agents-listed', () => {
  it('passes where there are none, tells of each where there are, and is no finding', () => {
    expect(judged('agents-listed', readingOf())[0]).toMatchObject({ status: 'pass', actual: 'none' })
    const both = readingOf({ authorities: { agents: ok([agent()]), unnamedAgent: unnamed(null) } })
    expect(judged('agents-listed', both)[0]).toMatchObject({
      status: 'warn',
      actual: `'bot' ${at('a1')} ends 2027-01-19, in 60 days; the one without a name ${at('a1')} has no end that is told`,
    })
    expect(judged('agents-listed', both)[0]).not.toHaveProperty('severity')
  })

  it.each(['agents', 'unnamedAgent'] as const)('is unknown without %s, for half a list is none', part => {
    const reading = readingOf({ authorities: { agents: ok([agent()]), [part]: gap(part) } })
    expect(judged('agents-listed', reading)[0]).toMatchObject({ status: 'unknown', gap: { code: part } })
  })

  it('lists those of the account alone: the others are a check of their own', () => {
    const reading = subAccountReading({ agents: ok([agent()]) })
    expect(judged('agents-listed', reading)[0]).toMatchObject({ status: 'pass' })
    expect(judged('controller-agents', reading)[0]).toMatchObject({
      status: 'warn',
      actual: `'bot' ${at('a1')} of its master ${at('ab')} ends 2027-01-19, in 60 days`,
    })
  })

  it('points to the page of the network', () => {
    const reading = { ...withAgents(agent()), network: 'testnet' as const }
    const [verdict] = judged('agents-listed', reading, { subjects: [subjectOf({ network: 'testnet' })] })
    expect(verdict?.remediation).toContain('https://app.hyperliquid-testnet.xyz/API')
  })
})

describe('controller-agents', () => {
  it.each<[string, Parameters<typeof judged>[1], object[]]>([
    ['of a main account there is nothing to say', readingOf(), []],
    ['nobody', subAccountReading({}), [{ status: 'pass', actual: 'none' }]],
    ['no list of the named', subAccountReading({ agents: gap('x') }), [{ status: 'unknown', gap: { code: 'x' } }]],
    ['not the unnamed', subAccountReading({ unnamedAgent: gap('y') }), [{ status: 'unknown', gap: { code: 'y' } }]],
    ['not who is above', readingOf({ controller: gap('z') }), [{ status: 'unknown', gap: { code: 'z' } }]],
  ])('%s', (_what, reading, verdicts) => expect(judged('controller-agents', reading)).toMatchObject(verdicts))
})

describe('agent-unnamed', () => {
  it('passes without one, warns of the own and of that from above, and is unknown where it could not be read', () => {
    expect(judged('agent-unnamed', withAgents(agent()))[0]).toMatchObject({ status: 'pass', actual: 'none' })
    const own = readingOf({ authorities: { unnamedAgent: unnamed(now + day) } })
    expect(judged('agent-unnamed', own)[0]).toMatchObject({ status: 'warn', severity: 'info' })
    // What end it has is the site's choice.
    for (const end of [null, now + day, now + 400 * day]) {
      const site = readingOf({ authorities: { unnamedAgent: unnamed(end) } })
      for (const id of ['agent-expiry', 'agent-ending']) expect(judged(id, site)[0]).toMatchObject({ status: 'pass' })
    }
    const above = subAccountReading({ unnamedAgent: unnamed(now + day) })
    expect(judged('agent-unnamed', above)[0]?.actual).toContain(`of its master ${at('ab')}`)
    const gapped = readingOf({ authorities: { unnamedAgent: gap('webData2') } })
    expect(judged('agent-unnamed', gapped)[0]).toMatchObject({ status: 'unknown', gap: { code: 'webData2' } })
  })
})

describe('a name that a stranger gave', () => {
  it.each([
    ['\u001b[2J\u001b[31mred', "'?[2J?[31mred'"],
    ['safe\u202e\u2066', "'safe??'"],
    ["x' ends 2099-01-01; '", "'x? ends 2099-01-01; ?'"],
    ['a\nb', "'a?b'"],
    ['n'.repeat(64), `'${'n'.repeat(31)}…'`],
    ['🦊'.repeat(40), `'${'🦊'.repeat(31)}…'`],
  ])('%j is told from the words around it, and moves no cursor', (name, shown) => {
    const [verdict] = judged('agents-listed', withAgents(agent({ name })))
    expect(verdict?.actual).toBe(`${shown} ${at('a1')} ends 2027-01-19, in 60 days`)
  })
})
