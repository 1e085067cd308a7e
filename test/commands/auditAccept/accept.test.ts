import { describe, expect, it } from 'vitest'
import { auditAccept } from '../../../src/commands/auditAccept.ts'
import type { ActivityReading, Artifacts } from '../../../src/domain/artifacts.ts'
import type { Subject } from '../../../src/domain/hedge.ts'
import type { PowerReading } from '../../../src/domain/powers.ts'
import type { Read } from '../../../src/domain/read.ts'
import { plainText } from '../../../src/domain/section.ts'
import { beside, changed, fresh, powersOf, since } from '../../checks/support/baselines.ts'
import { addressOf, gap, gatheredAt, ok, subjectOf, wallet } from '../../support/artifacts.ts'
import { expectValid } from '../../support/schemas.ts'

type Given = { subjects?: Read<Subject[]>; powers?: Read<PowerReading[]>; activities?: Read<ActivityReading[]> }

async function accept(
  { source = 'live', ...given }: Given & { source?: 'live' | 'saved' } = {},
  operands: string[] = [],
) {
  const artifacts = {
    schema: 'hedge.artifacts/1',
    gatheredAt,
    source,
    subjects: ok([subjectOf()]),
    powers: ok(powersOf()),
    activities: ok([]),
    ...given,
  } as Artifacts<'subjects' | 'powers' | 'activities'>
  const options = auditAccept.read({ operands, options: {} })
  const report = auditAccept.report(artifacts, options)
  expectValid(report)
  const sections = await auditAccept.layout(report)
  const lines = sections.flatMap(section =>
    section.kind === 'lines' ? section.lines : section.kind === 'title' ? [section.text] : [],
  )
  return { report, text: lines.map(plainText).join('\n'), audits: (await auditAccept.remember!(report)).audits! }
}

const [a, b] = [addressOf(1), addressOf(2)]
const agents = beside({
  powers: [
    fresh(a, 'named, without an end'),
    changed(b, 'named, until 2026-12-01', 'named, until 2027-12-01'),
    { who: wallet, facts: 'named, without an end', known: { since, facts: 'named, without an end' } },
  ],
  gone: [{ since, facts: 'named, without an end' }],
})

describe('what is accepted', () => {
  it('is told with who is new, changed and gone, and takes the place of the baseline', async () => {
    const { text, audits, report } = await accept({ powers: ok(powersOf({ agents })) })
    expect(text).toContain(
      [
        'Accepted: later audits say what differs from this.',
        'one',
        'API wallets (before: 2026-10-01)',
        `  ${a}: named, without an end (new)`,
        `  ${b}: named, until 2027-12-01 (was: named, until 2026-12-01)`,
        `  ${wallet}: named, without an end`,
        '  gone: named, without an end, there since 2026-10-01',
        'nobody: ',
      ].join('\n'),
    )
    expect(report.gaps).toEqual([])
    expect(audits).toHaveLength(1)
    expect(audits[0]).toMatchObject({ hedge: 'one', findings: null, renew: true })
    expect(audits[0]!.powers).toHaveLength(14)
    expect(audits[0]!.powers[0]).toEqual({
      part: 'agents',
      powers: [
        { who: a, facts: 'named, without an end' },
        { who: b, facts: 'named, until 2027-12-01' },
        { who: wallet, facts: 'named, without an end' },
      ],
    })
  })

  it('is not what could not be read: that stays as it was, and is told', async () => {
    const { text, audits, report } = await accept({ powers: ok(powersOf({ operators: gap('no-logs') })) })
    expect(text).toContain('who may take every position: as before, not read: no answer about no-logs')
    expect(audits[0]!.powers.map(({ part }) => part)).not.toContain('operators')
    expect(report.gaps).toMatchObject([{ code: 'no-logs' }])
  })

  it('is nothing of a hedge where nothing could be read', async () => {
    const { audits, report } = await accept({ powers: gap('venue-down') })
    expect(audits).toEqual([{ hedge: 'one', findings: null, powers: [], renew: true }])
    expect(report.gaps).toMatchObject([{ code: 'venue-down' }])
    const without = await accept({ subjects: gap('store-locked') })
    expect(without.audits).toEqual([])
    expect(without.text).toBe('Nothing was accepted: no answer about store-locked.')
    expect((await accept({ subjects: ok([]) })).text).toBe('Nothing was accepted: no hedge is stored.')
  })

  it('begins anew where there was no baseline, or it is gone', async () => {
    const first = beside({ since: null, powers: [fresh(a, 'named, without an end')] })
    const lost = beside({ since: null, lost: since })
    const { text } = await accept({ powers: ok(powersOf({ agents: first, signers: lost })) })
    expect(text).toContain(`API wallets (for the first time)\n  ${a}: named, without an end\n`)
    expect(text).toContain('multi-sig signers (the baseline of 2026-10-01 was gone)')
  })

  it('is of the hedges that are named, and of no address', async () => {
    const subjects = ok([subjectOf(), subjectOf({ id: 'two', name: 'two' })])
    const powers = ok([...powersOf(), ...powersOf({}, { name: 'two' })])
    expect((await accept({ subjects, powers }, ['two'])).audits.map(({ hedge }) => hedge)).toEqual(['two'])
    expect((await accept({ subjects, powers })).audits.map(({ hedge }) => hedge)).toEqual(['one', 'two'])
    await expect(accept({}, ['nobody'])).rejects.toMatchObject({ code: 'no-such-hedge', exit: 6 })
    await expect(accept({}, [wallet])).rejects.toMatchObject({ code: 'usage', exit: 2 })
  })

  it('tells of perps that are meant to be gone', async () => {
    const vanished = [{ coin: 'ETH', dex: '', szi: '-1.5', seenAt: since, noticedAt: gatheredAt }]
    const activities = ok([{ hedge: 'one', activity: { vanished }, fills: null }]) as unknown as Read<ActivityReading[]>
    expect((await accept({ activities })).text).toContain('gone: the perp ETH, -1.5 when it was seen last (2026-10-01)')
  })

  it('is nothing in a replay, which says so', async () => {
    const { report, text } = await accept({ source: 'saved' })
    expect(report.accepted).toBe(false)
    expect(text).toMatch(/^Nothing was accepted: this is a replay/)
  })
})
