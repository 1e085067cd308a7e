import { defineCheck, type Verdict } from '../../domain/check.ts'
import { daysBetween, daysWords } from '../words/daysBetween.ts'
import { notKnown } from '../words/notKnown.ts'

export const keyFresh = defineCheck({
  id: 'key-fresh',
  topic: 'practice',
  title: 'What was proved of each account is recent',
  failureTitle: 'What was proved of an account is old, or nothing is',
  severity: 'low',
  rationale: 'An address cannot be made new as an API key can: instead it is proved again that it can only read.',
  remediation: 'hedge rotate NAME',
  reference: 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
  needs: ['subjects', 'thresholds'],
  run: ({ subjects, thresholds, gatheredAt }) => {
    const limit = thresholds['keys.rotate']
    return subjects
      .filter(({ stored }) => stored)
      .map(({ name, proof = [] }): Verdict => {
        const remediation = `hedge rotate ${name}`
        const about = { subject: name, expected: `proved within ${daysWords(limit)} (keys.rotate)`, remediation }
        const newest = proof
          .map(({ at }) => at)
          .toSorted()
          .at(-1)
        if (newest === undefined) return { ...about, status: 'warn', actual: 'no proof of it is on record' }
        const days = daysBetween(newest, gatheredAt)
        if (days === null) return { ...notKnown(about, ahead), remediation }
        const when = days === 0 ? 'today' : `${daysWords(days)} ago, on ${newest.slice(0, 10)}`
        const actual = `${proof.length} ${proof.length === 1 ? 'thing' : 'things'} proved ${when}`
        return { ...about, status: days >= limit ? 'warn' : 'pass', actual }
      })
  },
})

const ahead = {
  code: 'age-not-known',
  source: 'settings',
  message: 'it was proved at a moment that has not come yet: a clock was or is wrong',
  hint: 'hedge rotate NAME',
}
