import { expect, it } from 'vitest'
import { classifyPaste } from '../../../src/secrets/classifyPaste.ts'
import { whoDigest } from '../../../src/state/audit/whoDigest.ts'
import { openAuditMemory } from '../../../src/state/auditMemory.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { addressOf } from '../../support/artifacts.ts'

const at = (day: number) => new Date(Date.UTC(2026, 0, day)).toISOString()
const was = { status: 'warn' as const, severity: 'high' as const }

it('what was found is kept with whom it named by digest, until an audit that asks the same finds something else', () => {
  const home = temporaryHome()
  const keep = (day: number, asked: string[], ...found: { key: string; who: string[] }[]) =>
    openAuditMemory(home, () => ({})).keep(
      'one',
      { findings: [], open: { asked, found: found.map(each => ({ ...was, ...each })) }, powers: [], renew: false },
      at(day),
    )
  const kept = () => openAuditMemory(home, () => ({})).found('one')
  keep(1, ['a', 'b'], { key: 'a one', who: [addressOf(1)] }, { key: 'b one', who: [] }, { key: 'b one', who: [] })
  const aOne = [{ ...was, who: [whoDigest('a', addressOf(1))] }]
  const bOne = { ...was, who: [] }
  expect(kept()).toEqual({ 'a one': aOne, 'b one': [bOne, bOne] })
  keep(2, ['b'])
  expect(kept()).toEqual({ 'a one': aOne })
  keep(3, [], { key: 'a one', who: [] })
  expect(kept()).toEqual({ 'a one': [bOne] })
  keep(4, ['a'], { key: `a ${addressOf(1)}`, who: [] })
  expect(kept()).toEqual({})
})

it('a digest is of one check, and of an address in any spelling', () => {
  expect(whoDigest('a', addressOf(10))).toMatch(/^[0-9a-f]{32}$/)
  expect(classifyPaste(whoDigest('a', addressOf(10)))).toBe('other')
  expect(whoDigest('a', addressOf(10).toUpperCase())).toBe(whoDigest('a', addressOf(10)))
  expect(whoDigest('b', addressOf(10))).not.toBe(whoDigest('a', addressOf(10)))
})
