import { defineView } from '../domain/command.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { acceptReport, tracesOfAccepted } from './auditAccept/report.ts'
import { readScope } from './words/scope.ts'

export const auditAccept = defineView({
  name: 'audit accept',
  summary: 'take who may act now as what later audits compare with',
  operands: '[name...]',
  examples: ['hedge audit accept', 'hedge audit accept eth-usdc'],
  notes: [
    'Look at it before: hedge audit. Everyone is read anew, listed with what is new, and remembered by a digest, no address.',
    'What could not be read stays as it was.',
  ].join('\n'),
  needs: ['subjects', 'powers', 'activities'],
  read: parsed => {
    const scope = readScope(parsed, 'audit accept')
    if (scope.address !== null) {
      const message = 'of an address that is not stored nothing is remembered'
      throw new Failure('usage', message, 'hedge audit accept NAME', exitCodes.usage)
    }
    return scope
  },
  scope: scope => scope,
  report: (artifacts, { names }) => acceptReport(artifacts, names),
  layout: async report => (await import('./auditAccept/layout.ts')).acceptLayout(report),
  exitCode: () => exitCodes.fine,
  remember: report => ({ audits: tracesOfAccepted(report) }),
})
