import { expect, it } from 'vitest'
import { found, messagesOf } from '../../support/watchedOf.ts'

// It is noon of 2026-11-20.
const at = '2026-11-01T09:00:00.000Z'
const ending = (...ends: string[]) => ({ agents: { at, ends } })

it('is the days until the first API wallet ends', () => {
  expect(found('agent-expiry', ending('2026-12-01', '2027-01-01'))).toEqual(['ok 10.5d'])
  expect(found('agent-expiry', ending('2026-11-27'))).toEqual(['warning 6.5d'])
  expect(found('agent-expiry', ending('2026-11-21'))).toEqual(['critical 0.5d'])
  expect(found('agent-expiry', ending('2026-11-18'))).toEqual(['critical -2.5d'])
  expect(found('agent-expiry', { ...ending('2026-12-01'), limits: { 'agents.warning': 30 } })).toEqual([
    'warning 10.5d',
  ])
})

it('says how old that knowledge is', () => {
  expect(messagesOf('agent-expiry', ending('2026-12-01'))).toEqual([
    'an API wallet ends 2026-12-01, in 10 days, as of the audit of 2026-11-01',
  ])
  expect(messagesOf('agent-expiry', ending('2026-11-18'))).toEqual([
    'an API wallet ended 2026-11-18, 2 days ago; if it was renewed: hedge audit, as of the audit of 2026-11-01',
  ])
})

it('is fine where none ends, and not watched before an audit', () => {
  expect(found('agent-expiry', ending())).toEqual(['ok -'])
  expect(found('agent-expiry')[0]).toMatch(/^unwatched: .*hedge audit$/)
})
