import { defineCheck, type Verdict } from '../../domain/check.ts'
import { targetTitle } from '../../domain/notifyTarget.ts'
import { daysBetween, daysWords } from '../words/daysBetween.ts'
import { notKnown } from '../words/notKnown.ts'

export const keyAge = defineCheck({
  id: 'key-age',
  topic: 'keys',
  title: 'Every key that can rotate is young enough',
  failureTitle: 'A key is due to be rotated',
  severity: 'low',
  rationale:
    'A key that leaked unseen works until it is replaced; an address cannot rotate, a URL, a webhook and a vault key can.',
  remediation: 'hedge rotate',
  reference: 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
  needs: ['storeFacts', 'thresholds'],
  run: ({ storeFacts: { kind, rpcs, webhooks, vaultKeyAt }, thresholds, gatheredAt }) => {
    const limit = thresholds['keys.rotate']
    const judge = (subject: string, setAt: string | null, remediation: string): Verdict => {
      const about = { subject, expected: `set within ${daysWords(limit)} (keys.rotate)`, remediation }
      const days = setAt === null ? null : daysBetween(setAt, gatheredAt)
      if (setAt === null || days === null) return { ...notKnown(about, setAt === null ? unnoted : ahead), remediation }
      const actual = `set ${days === 0 ? 'today' : `${daysWords(days)} ago, on ${setAt.slice(0, 10)}`}`
      return { ...about, status: days >= limit ? 'fail' : 'pass', actual }
    }
    return [
      ...rpcs.map(({ chain, place, of, setAt }) =>
        of === 1
          ? judge(chain, setAt, `hedge rotate rpc ${chain}`)
          : judge(`${chain} RPC ${place} of ${of}`, setAt, `hedge rotate rpc ${chain} --place ${place}`),
      ),
      ...webhooks.map(({ name, setAt }) => judge(targetTitle('webhook', name), setAt, `hedge rotate notify ${name}`)),
      ...(kind === 'vault' ? [judge('the key of the vault', vaultKeyAt, 'hedge rotate vault')] : []),
    ]
  },
})

const gap = (message: string) => ({ code: 'age-not-known', source: 'settings', message, hint: 'hedge rotate' })
const unnoted = gap('nobody noted when it was made')
const ahead = gap('it was set at a moment that has not come yet: a clock was or is wrong')
