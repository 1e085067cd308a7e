import { describe, expect, it } from 'vitest'
import { checks } from '../../src/checks/index.ts'
import { auditNeeds } from '../../src/commands/audit/needs.ts'
import { topics } from '../../src/domain/check.ts'
import { type CheckFile, checkFaults, checkFiles, untested } from './support/checks.ts'
import { pathsUnder, textsOf } from './support/project.ts'

const files = await checkFiles()
const known = [...auditNeeds, 'hedgeFacts']

describe('every check', () => {
  it('is one file of its topic, named after it, and listed', () => {
    expect(files.length).toBeGreaterThan(30)
    expect(files.flatMap(file => checkFaults(file, checks, known))).toEqual([])
    const ours = files.map(({ check }) => check)
    expect(checks.filter(check => !ours.includes(check)).map(({ id }) => `${id} is listed, and has no file`)).toEqual(
      [],
    )
  })

  it('has an id of its own, which is no topic', () => {
    const names = [...checks.map(({ id }) => id), ...topics]
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  it('is spoken of by name in a test', () => {
    expect(untested(checks, textsOf(pathsUnder('test/checks')))).toEqual([])
  })
})

describe('the checkers themselves', () => {
  const check = {
    ...checks[0]!,
    id: 'peel-thin',
    topic: 'keys' as const,
    title: 'The peel is thin',
    failureTitle: 'The peel is thick',
    rationale: 'It is eaten.',
    remediation: 'hedge peel',
    reference: 'https://example.org/peel',
    needs: ['machine'],
  }
  const file: CheckFile = { path: 'src/checks/keys/peel-thin.ts', name: 'peelThin', check, others: [] }
  const faults = (change: Partial<CheckFile>) => {
    const given = { ...file, ...change }
    return checkFaults(given, given.check === null ? [] : [given.check], known).map(fault =>
      fault.replace(/^.*?: /, ''),
    )
  }
  const of = (change: object) => faults({ check: { ...check, ...change } })

  it('name what is wrong with a check', () => {
    expect(faults({})).toEqual([])
    expect(checkFaults(file, [], known)).toEqual(['src/checks/keys/peel-thin.ts: add it to src/checks/keys/index.ts'])
    expect(faults({ check: null })).toEqual(['it exports no check'])
    expect(faults({ others: ['x'] })).toEqual(['it exports more than its check: x'])
    expect(faults({ name: 'peel' })).toEqual(['its constant is called peel, and not peelThin'])
    expect(of({ id: 'Peel' })).toContain('its id is Peel, and its file is called peel-thin')
    expect(of({ topic: 'rpc' })).toEqual(['its topic is rpc, and its folder keys'])
    expect(of({ title: 'x'.repeat(60) })).toEqual(['its title has 60 characters; 59 at most'])
    expect(of({ failureTitle: 'It is.' })).toEqual(['its failureTitle ends with a full stop'])
    expect(of({ rationale: `${'x'.repeat(160)}.` })).toEqual(['its rationale has 161 characters; 160 at most'])
    expect(of({ rationale: 'It is' })).toEqual(['its rationale is not one sentence with a full stop'])
    expect(of({ rationale: 'It is. It was.' })).toEqual(['its rationale is not one sentence with a full stop'])
    expect(of({ remediation: ' ' })).toEqual(['its remediation is empty'])
    expect(of({ reference: 'http://example.org' })).toEqual(['its reference is not an https URL'])
    expect(of({ needs: ['moon'] })).toEqual(['it needs moon, which an audit does not gather'])
    expect(of({ attestedFor: 0.5 })).toEqual(['its attestedFor is not a whole number of days'])
  })

  it('name the check that no test speaks of', () => {
    expect(untested([check], { 'test/checks/a.test.ts': `'peel-thin-skin' + "thin"` })).toEqual([
      'no test in test/checks speaks of peel-thin',
    ])
    expect(untested([check], { 'test/checks/a.test.ts': `['peel-thin', 1]` })).toEqual([])
    expect(untested([check], { 'test/checks/a.test.ts': `import { peelThin } from '../x.ts'` })).toEqual([])
  })
})
