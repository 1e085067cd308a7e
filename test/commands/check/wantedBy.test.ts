import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CheckNeeds, checkNeeds, nowNeeds, pastNeeds } from '../../../src/commands/check/needs.ts'
import { checkReport } from '../../../src/commands/check/report.ts'
import { wantedBy } from '../../../src/commands/check/wantedBy.ts'
import { check } from '../../../src/commands/check.ts'
import type { Artifacts } from '../../../src/domain/artifacts.ts'
import { beside } from '../../../src/domain/checkReport.ts'
import { type ConditionId, conditionIds } from '../../../src/domain/condition.ts'
import { limits } from '../../../src/domain/limits.ts'
import { withOwn } from '../../../src/domain/ownThresholds.ts'
import { defaultThresholds, type Thresholds } from '../../../src/domain/thresholds.ts'
import { unasked } from '../../../src/domain/unasked.ts'
import { gap, ok, subjectOf } from '../../support/artifacts.ts'
import { checkArtifacts } from '../../support/checkArtifacts.ts'
import { readsIn, replaced } from '../../support/readsIn.ts'
import { anySituation } from '../../support/situations.ts'

const noPast = Object.fromEntries(
  Object.keys(limits)
    .filter(name => /^(?:il|funding|drop|health)\./.test(name))
    .map(name => [name, null]),
)
const withoutPast: Thresholds = withOwn(defaultThresholds, noPast)
const watchesAll: Thresholds = withOwn(defaultThresholds, {
  'delta.warning': 1_000,
  'health.warning': 50,
  'range.critical': 0.01,
})

/** What a run has that gathered these alone. */
const onlyThese = (artifacts: Artifacts<CheckNeeds>, names: readonly CheckNeeds[]): Artifacts<CheckNeeds> => ({
  ...artifacts,
  ...Object.fromEntries(checkNeeds.filter(name => !names.includes(name)).map(name => [name, { gap: unasked(name) }])),
})

const judgedOf = (artifacts: Artifacts<CheckNeeds>, ids: readonly ConditionId[]) =>
  checkReport(artifacts, { scope: check.scope(check.read({ operands: [], options: {} })), ids })

const whole = checkArtifacts()

describe('what is gathered', () => {
  it('is everything where a limit is held against the past, and of a replay', () => {
    expect(wantedBy(conditionIds, [defaultThresholds])).toEqual(checkNeeds)
    expect(wantedBy(conditionIds, null)).toEqual(checkNeeds)
    expect(wantedBy(conditionIds, [withoutPast, defaultThresholds])).toEqual(checkNeeds)
  })

  it('is nothing of the past where no hedge has a limit for it', () => {
    const wanted = wantedBy(conditionIds, [withoutPast, withoutPast])
    expect(checkNeeds.filter(name => !wanted.includes(name))).toEqual([...pastNeeds, 'records'])
    expect(wanted).toEqual(expect.arrayContaining([...nowNeeds]))
  })

  it.each<[ConditionId, CheckNeeds[]]>([
    ['key-age', ['keys']],
    ['agent-expiry', ['auditMemory']],
    ['out-of-range', ['lps']],
    ['margin', [...nowNeeds]],
    ['impermanent-loss', ['lps', 'histories']],
  ])('for %s alone is what it is judged from', (id, names) => {
    const always: CheckNeeds[] = ['subjects', 'chains', 'thresholds']
    expect(new Set(wantedBy([id], [defaultThresholds]))).toEqual(new Set([...always, ...names]))
  })

  it('is nothing for a condition that is off, though it was asked for', () => {
    expect(wantedBy(['impermanent-loss', 'key-age'], [withoutPast])).not.toContain('histories')
  })

  it('is asked of the limits of the hedges that were named', async () => {
    const options = check.read({ operands: ['one'], options: { only: ['agent-expiry'] } })
    expect(await check.wants!(options, [withoutPast])).toContain('auditMemory')
    const off = withOwn(defaultThresholds, { 'agents.warning': null, 'agents.critical': null })
    expect(await check.wants!(options, [off])).not.toContain('auditMemory')
  })
})

describe('a condition that was asked for alone', () => {
  const thresholds = ok(watchesAll)
  const holed = anySituation.chain(situation => {
    const artifacts = { ...checkArtifacts(situation), thresholds }
    return fc.record({ artifacts: fc.constant(artifacts), path: fc.constantFrom([], ...readsIn(situation)) })
  })

  it('is judged as among all others, and what it does not need may fail', () => {
    const { subjects: _, thresholds: __, chains: ___, ...others } = whole
    expect(Object.keys(others)).toEqual(expect.arrayContaining([...nowNeeds, ...pastNeeds]))
    fc.assert(
      fc.property(holed, fc.constantFrom(...conditionIds), ({ artifacts, path }, id) => {
        const failing = path.length === 0 ? artifacts : replaced(artifacts, path, gap('down'))
        const wanted = wantedBy([id], [watchesAll])
        const alone = judgedOf(onlyThese(failing, wanted), [id])
        const isNeeded = wanted.some(name => name === path[0])
        const among = judgedOf(isNeeded ? failing : artifacts, conditionIds)
        expect(alone.conditions).toEqual(among.conditions.filter(each => each.id === id))
        expect(alone.notes).toEqual(among.notes.filter(each => each.id === id))
        expect(JSON.stringify(alone)).not.toContain('not asked')
      }),
      { numRuns: 150 },
    )
  })
})

describe('what a run leaves behind that did not read everything', () => {
  const remembered = (names: readonly CheckNeeds[], ids: readonly ConditionId[]) =>
    judgedOf(onlyThese(whole, names), ids)[beside].remembered

  it('is no row of history and no sighting of a hedge that it saw half of', () => {
    for (const id of ['key-age', 'out-of-range', 'impermanent-loss'] as const) {
      expect(remembered(wantedBy([id], null), [id])).toMatchObject({ sightings: [], records: [] })
    }
    expect(remembered(wantedBy(['drift'], null), ['drift'])).toMatchObject({
      sightings: [{ name: 'one' }],
      records: [],
    })
  })

  it('is a row where all that a status reads was read', () => {
    const all = remembered(checkNeeds, conditionIds).records
    expect(remembered(wantedBy(['value-drop'], null), ['value-drop']).records).toEqual(all)
    const ofNow = remembered(wantedBy(conditionIds, [withoutPast]), conditionIds).records!
    expect(ofNow).toMatchObject([{ recorded: { valueUsd: all![0]!.recorded.valueUsd, pnlUsd: null, health: null } }])
  })

  it('is that a condition was looked at where its limits are off, and not where it was not asked for', () => {
    const subjects = ok([subjectOf({ thresholds: noPast })])
    const artifacts = onlyThese({ ...whole, subjects }, wantedBy(conditionIds, [withoutPast]))
    const { conditions, notes, gaps, [beside]: left } = judgedOf(artifacts, conditionIds)
    const ids = conditions.map(({ id }) => id)
    for (const id of ['impermanent-loss', 'funding-against-fees', 'value-drop', 'health'] as const) {
      expect(ids).not.toContain(id)
      expect(left.remembered.conditions![0]!.ids).toContain(id)
    }
    expect({ notes, gaps }).toEqual({ notes: [], gaps: [] })
    expect(remembered(wantedBy(['drift'], null), ['drift']).conditions![0]!.ids).toEqual(['drift'])
  })
})
