import { defineCheck } from '../../domain/check.ts'
import { storeTrait } from '../words/storeTrait.ts'

export const storePersistent = defineCheck({
  id: 'store-persistent',
  topic: 'keys',
  title: 'The secret store outlives a restart',
  failureTitle: 'The secret store is gone after a restart',
  severity: 'high',
  rationale: 'What lies in memory alone is lost without a word when the machine restarts, and with it every hedge.',
  remediation: 'hedge vault init --identity FILE && hedge store use vault',
  reference: 'https://specifications.freedesktop.org/secret-service-spec/latest/',
  needs: ['storeFacts'],
  run: ({ storeFacts }) =>
    storeTrait(storeFacts, {
      trait: storeFacts.persistent,
      expected: 'it lies on a disk',
      holds: `on the disk: ${storeFacts.where}`,
      fails: `in memory alone: ${storeFacts.where}`,
    }),
})
