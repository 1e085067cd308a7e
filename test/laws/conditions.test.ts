import { afterAll, describe, expect, it } from 'vitest'
import { rules } from '../../src/commands/conditions/index.ts'
import type { Rule } from '../../src/commands/conditions/words/rule.ts'
import { beside } from '../../src/domain/checkReport.ts'
import { type Condition, conditionIds } from '../../src/domain/condition.ts'
import { limits } from '../../src/domain/limits.ts'
import { partnerOf } from '../../src/domain/ownThresholds.ts'
import { presetOf, thresholdNames } from '../../src/domain/thresholds.ts'
import { levelOf } from '../../src/math/hysteresis.ts'
import { openConditionMemory } from '../../src/state/conditionMemory.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { gatheredAt, ok } from '../support/artifacts.ts'
import { callMain } from '../support/callMain.ts'
import { checked } from '../support/checkArtifacts.ts'
import { newHome } from '../support/madeHome.ts'
import { schemaIn } from '../support/schemas.ts'
import { notListed } from './support/catalogues.ts'
import { pathsUnder } from './support/project.ts'

const namesIn = (folder: string) =>
  pathsUnder(folder)
    .flatMap(path => (path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : []))
    .flatMap(path => /^([a-z-]+)(?:\.test)?\.ts$/.exec(path)?.[1] ?? [])
    .filter(name => name !== 'index')

/** What a rule lacks: limits that can be set, or a reason why there are none. */
const limitFaults = ({ id, limits: its, why }: Rule): string[] => [
  ...(its.length === 0 && why === undefined ? [`${id}: no threshold, and no reason why`] : []),
  ...(its.length > 0 && why !== undefined ? [`${id}: a reason why there is no threshold, and one`] : []),
  ...its.filter(name => !thresholdNames.includes(name)).map(name => `${id}: ${name} is no threshold`),
]

/** What a person cannot do with its limits: set one for a single hedge where it is of one, warn before it is critical, read what it means. */
const settingFaults = ({ id, limits: its, of }: Rule, told: readonly Told[]): string[] =>
  its.flatMap(name => {
    const { everywhere = false } = presetOf(name)
    const partner = partnerOf(name)
    const line = told.find(each => each.name === name)
    return [
      ...(everywhere === (of === 'all') ? [] : [`${id}: ${name} is ${everywhere ? 'of no hedge' : 'of each hedge'}`]),
      ...(of === 'all' || (partner !== null && its.includes(partner)) ? [] : [`${id}: ${name} has no partner`]),
      ...((line?.meaning ?? '').length > 20 ? [] : [`${id}: hedge config get does not say what ${name} means`]),
    ]
  })

type Told = { name: string; meaning: string }

/** What holds of a condition along these values, each seen by a run of its own. */
function heldAlong(values: readonly number[], condition: Condition): string[] {
  const home = temporaryHome()
  return values.map((value, minute) => {
    const now = { ...condition, value, state: levelOf(value, condition) }
    openConditionMemory(home).see('aaaaaaaa', { ids: [now.id], conditions: [now] }, new Date(minute).toISOString())
    return openConditionMemory(home).settled('aaaaaaaa', now)
  })
}

const home = newHome('http://127.0.0.1:1')
afterAll(() => home.remove())

describe('everything that is watched', () => {
  it('has a file named after it, a line in the index and a test', () => {
    const listed = rules.map(({ id }) => id)
    expect(listed).toEqual([...conditionIds])
    expect(notListed(namesIn('src/commands/conditions'), listed, 'src/commands/conditions/index.ts')).toEqual([])
    expect(notListed(namesIn('test/commands/conditions'), listed, 'test/commands/conditions')).toEqual([])
  })

  it('has limits that a person can set, or says why it has none', () => {
    expect(rules.flatMap(limitFaults)).toEqual([])
    expect(rules.flatMap(rule => rule.limits).filter((name, at, all) => all.indexOf(name) !== at)).toEqual([])
  })

  it('is held to limits that are set for all or for one hedge, in pairs, and say what they mean', async () => {
    const { stdout } = await callMain(['config', 'get', '--json'], home)
    const told: Told[] = JSON.parse(stdout).settings.map(({ key, meaning }: { key: string; meaning: string }) => {
      return { name: key, meaning }
    })
    expect(rules.flatMap(rule => settingFaults(rule, told))).toEqual([])
  })

  it('is one change while its value dances on its limit', () => {
    const [recorded] = checked()[beside].remembered.records!
    const row = { ...recorded!.recorded, at: Date.parse(gatheredAt) - 3_600_000 }
    const hedges = [{ hedge: 'one', from: gatheredAt, rows: [row], later: 0 }]
    const shown = checked({ records: ok({ hedges, lost: null }) }).conditions
    for (const { id } of rules) {
      const found = shown.find(each => each.id === id)
      expect(found, id).toBeDefined()
      const limit = id === 'out-of-range' ? 0 : 50
      const { gap: _, ...condition } = { ...found!, warn: limit, crit: null }
      const away = condition.worse === 'above' ? 1 : -1
      const [bad, back, well] = [limit + away * 0.2, limit - away * 0.2, limit - away * 6]
      expect({ id, held: heldAlong([well, bad, back, bad, back, well, back], condition) }).toEqual({
        id,
        held: ['ok', 'warning', 'warning', 'warning', 'warning', 'ok', 'ok'],
      })
    }
  })

  it('uses every limit there is', () => {
    const used = rules.flatMap(rule => rule.limits)
    expect(Object.keys(limits).filter(name => !used.some(each => each === name))).toEqual([])
  })

  it('says what it is in words that end a sentence', () => {
    for (const { title } of rules) expect(title).toMatch(/^[a-z].*[^.]$/)
    expect(new Set(rules.map(({ title }) => title)).size).toBe(rules.length)
  })

  it('stands in the schema, and nothing else does', () => {
    const { $defs } = schemaIn('hedge.check.1.json') as { $defs: { conditionId: { enum: string[] } } }
    expect($defs.conditionId.enum).toEqual([...conditionIds])
  })
})

it('the checker names what cannot be set of a rule', () => {
  const rule = { id: 'drift', title: 'a', needs: [], limits: ['drift.warning'], of: 'all', judge: () => [] } as const
  expect(settingFaults(rule, [])).toEqual([
    'drift: drift.warning is of each hedge',
    'drift: hedge config get does not say what drift.warning means',
  ])
  expect(settingFaults({ ...rule, of: 'hedge', limits: ['keys.rotate'] }, [])[0]).toBe(
    'drift: keys.rotate is of no hedge',
  )
  expect(settingFaults({ ...rule, of: 'hedge' }, [])[0]).toBe('drift: drift.warning has no partner')
})

it('the checker names what a rule lacks', () => {
  const bare = { id: 'drift', title: 'a', limits: [], of: 'all', needs: [], judge: () => [] } as const satisfies Rule
  expect(limitFaults(bare)).toEqual(['drift: no threshold, and no reason why'])
  expect(limitFaults({ ...bare, limits: ['no.such' as 'keys.rotate'] })).toEqual(['drift: no.such is no threshold'])
  expect(limitFaults({ ...bare, limits: ['keys.rotate'], why: 'so' })).toEqual([
    'drift: a reason why there is no threshold, and one',
  ])
})
