import { expect, it } from 'vitest'
import { checks } from '../../../src/checks/index.ts'
import { auditReport } from '../../../src/commands/audit/report.ts'
import type { AccountRole } from '../../../src/domain/perp.ts'
import { readingOf } from '../../checks/hyperliquid/audited.ts'
import { subjectOf } from '../../support/artifacts.ts'
import { auditArtifacts, ok, optionsOf } from './support/checks.ts'

/** Checks that would find nothing wrong with an account of zeros. */
const ids = ['account-mode', 'key-read-enabled', 'legs-read', 'margin']

function statuses(role: AccountRole, stored = true) {
  const subjects = ok([subjectOf({ stored, role: stored ? 'user' : null })])
  const artifacts = auditArtifacts({ subjects, authorities: ok([readingOf({ role: ok(role) })]) })
  const { findings } = auditReport(
    artifacts,
    checks.filter(({ id }) => ids.includes(id)),
    optionsOf(),
  )
  return new Set(findings.map(({ status }) => status))
}

it('zeros of an account are believed', () => expect(statuses({ role: 'user' })).toEqual(new Set(['pass'])))

it.each<[string, AccountRole]>([
  ['an API wallet', { role: 'agent', master: `0x${'ab'.repeat(20)}` }],
  ['an address that the venue does not know', { role: 'missing' }],
])('zeros of %s that is stored as an account pass nothing', (_what, role) => {
  expect(statuses(role)).toEqual(new Set(['unknown']))
})

it('a wallet asked about need have no account: its zeros are true', () => {
  expect(statuses({ role: 'missing' }, false)).not.toContain('unknown')
})
