import { describe, expect, it } from 'vitest'
import { attested } from '../../../src/checks/words/attested.ts'

const gatheredAt = '2026-06-15T12:00:00.000Z'

const said = (attestations: Record<string, string>) =>
  attested('mail-2fa', 90, { gatheredAt, auditMemory: { waivers: [], attestations, firstSeen: {} } })

describe('what only a person can say', () => {
  it.each([
    ['never said', {}, 'manual', 'you have not said so yet'],
    ['said of something else', { toString: '2026-06-01T00:00:00.000Z' }, 'manual', 'you have not said so yet'],
    [
      'said lately',
      { 'mail-2fa': '2026-06-01T09:00:00.000Z' },
      'pass',
      'on 2026-06-01, and are asked again on 2026-08-30',
    ],
    ['said this moment', { 'mail-2fa': gatheredAt }, 'pass', 'on 2026-06-15'],
    ['said long ago', { 'mail-2fa': '2026-03-01T00:00:00.000Z' }, 'manual', 'on 2026-03-01, more than 90 days ago'],
    ['said exactly so long ago', { 'mail-2fa': '2026-03-17T12:00:00.000Z' }, 'manual', 'more than 90 days ago'],
    ['said tomorrow', { 'mail-2fa': '2026-06-16T00:00:00.000Z' }, 'manual', 'not believed'],
    ['said on no day', { 'mail-2fa': 'yesterday' }, 'manual', 'not believed'],
  ])('%s', (_what, attestations, status, actual) => {
    const verdicts = said(attestations)
    expect(verdicts).toMatchObject([{ status, subject: 'you', expected: 'you say so every 90 days' }])
    expect(verdicts[0]!.actual).toContain(actual)
  })

  it('an id that every object has is not taken for said', () => {
    const auditMemory = { waivers: [], attestations: {}, firstSeen: {} }
    expect(attested('constructor', 90, { gatheredAt, auditMemory })).toMatchObject([{ status: 'manual' }])
  })
})
