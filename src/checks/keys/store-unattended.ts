import { defineCheck } from '../../domain/check.ts'
import { notKnown } from '../words/notKnown.ts'
import { isUsed } from '../words/signingHere.ts'

export const storeUnattended = defineCheck({
  id: 'store-unattended',
  topic: 'keys',
  title: 'A run under cron reaches the secret store',
  failureTitle: 'A run under cron does not reach the secret store',
  severity: 'low',
  rationale: 'A watch that only works while you sit in front of it does not warn you when you do not.',
  remediation: 'hedge vault init --identity FILE && hedge store use vault',
  reference: 'https://man7.org/linux/man-pages/man5/crontab.5.html',
  needs: ['storeFacts'],
  run: ({ storeFacts }) => {
    if (!isUsed(storeFacts)) return []
    const { unattended } = storeFacts
    const about = { subject: 'the secret store', expected: 'it opens without a terminal, with the environment of cron' }
    if ('ok' in unattended) return [{ ...about, status: 'pass', actual: unattended.ok.how }]
    const { code, message, hint } = unattended.gap
    if (!code.startsWith('store-')) return [notKnown(about, unattended.gap)]
    return [{ ...about, status: 'warn', actual: message, remediation: hint }]
  },
})
