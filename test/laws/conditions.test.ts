import { describe, expect, it } from 'vitest'
import { rules } from '../../src/commands/conditions/index.ts'
import type { Rule } from '../../src/commands/conditions/words/rule.ts'
import { conditionIds } from '../../src/domain/condition.ts'
import { limits } from '../../src/domain/limits.ts'
import { thresholdNames } from '../../src/domain/thresholds.ts'
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

it('the checker names what a rule lacks', () => {
  const bare = { id: 'drift', title: 'a', limits: [], of: 'all', needs: [], judge: () => [] } as const satisfies Rule
  expect(limitFaults(bare)).toEqual(['drift: no threshold, and no reason why'])
  expect(limitFaults({ ...bare, limits: ['no.such' as 'keys.rotate'] })).toEqual(['drift: no.such is no threshold'])
  expect(limitFaults({ ...bare, limits: ['keys.rotate'], why: 'so' })).toEqual([
    'drift: a reason why there is no threshold, and one',
  ])
})
