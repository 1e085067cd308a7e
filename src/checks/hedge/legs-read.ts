import { defineCheck } from '../../domain/check.ts'
import { hedgeVerdicts } from '../words/hedgeVerdicts.ts'

export const legsRead = defineCheck({
  id: 'legs-read',
  topic: 'hedge',
  title: 'Everything of the hedge could be read',
  failureTitle: 'Something of the hedge could not be read',
  severity: 'medium',
  rationale: 'What cannot be read is not judged, and a hedge of which nobody sees a leg can be gone.',
  remediation: 'hedge status says what is missing, and what to do about it',
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/info-endpoint',
  needs: ['hedgeFacts'],
  run: ({ hedgeFacts }) =>
    hedgeVerdicts(hedgeFacts, 'each LP position, each perp and the account', ({ gaps }) => {
      const [first] = gaps
      return first === undefined
        ? { status: 'pass', actual: 'all of it was read' }
        : { gap: { ...first, message: gaps.map(({ message }) => message).join('; ') } }
    }),
})
