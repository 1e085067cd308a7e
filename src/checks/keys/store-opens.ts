import { defineCheck } from '../../domain/check.ts'
import { storeNames } from '../../domain/secretStore.ts'
import { notKnown } from '../words/notKnown.ts'
import { isUsed } from '../words/signingHere.ts'

export const storeOpens = defineCheck({
  id: 'store-opens',
  topic: 'keys',
  title: 'The secret store opens',
  failureTitle: 'The secret store does not open',
  severity: 'high',
  rationale: 'While it is shut no hedge can be read, and whoever watches sees nothing at all.',
  remediation: 'hedge store',
  reference: 'https://specifications.freedesktop.org/secret-service-spec/latest/',
  needs: ['storeFacts'],
  run: ({ storeFacts }) => {
    if (!isUsed(storeFacts)) return []
    const { kind, where, holdings } = storeFacts
    const about = { subject: 'the secret store', expected: `${storeNames[kind]} opens (${where})` }
    if ('ok' in holdings) {
      const read = holdings.ok.filter(({ holds }) => holds !== 'missing').length
      return [{ ...about, status: 'pass', actual: `it opens; ${read} ${read === 1 ? 'name' : 'names'} read` }]
    }
    const { code, message, hint } = holdings.gap
    if (!code.startsWith('store-')) return [notKnown(about, holdings.gap)]
    return [{ ...about, status: 'fail', actual: message, remediation: hint }]
  },
})
