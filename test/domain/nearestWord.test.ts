import { expect, it } from 'vitest'
import { nearestWord } from '../../src/domain/nearestWord.ts'

const known = ['status', 'show', 'audit', 'agent-expiry', 'agent-expired']

it.each([
  ['statsu', 'status'],
  ['status', 'status'],
  ['adit', 'audit'],
  ['audits', 'audit'],
  ['uadit', 'audit'],
  ['agent-expirey', 'agent-expiry'],
  ['agent_expired', 'agent-expired'],
  ['xyz', null],
  ['s', null],
  ['status'.repeat(20), null],
])('%s means %s', (typed, meant) => expect(nearestWord(typed, known)).toBe(meant))

it('of no words none is near', () => expect(nearestWord('x', [])).toBeNull())
