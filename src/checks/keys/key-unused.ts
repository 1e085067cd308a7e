import type { Activity } from '../../domain/activity.ts'
import { defineCheck, type Verdict } from '../../domain/check.ts'
import { daysBetween, daysWords } from '../words/daysBetween.ts'
import { notKnown } from '../words/notKnown.ts'

export const keyUnused = defineCheck({
  id: 'key-unused',
  topic: 'keys',
  title: 'Everything that is stored is in use',
  failureTitle: 'Something that is stored is not used',
  severity: 'low',
  rationale: 'What nobody uses nobody misses: a forgotten key can leak, and is noticed last.',
  remediation: 'hedge prune, or hedge rpc remove CHAIN',
  reference: 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
  needs: ['storeFacts', 'thresholds'],
  run: ({ storeFacts: { rpcs, unusedRpcs, hedges }, thresholds, gatheredAt }) => {
    const limit = thresholds['prune.after']
    const chains = [...new Set(rpcs.map(({ chain }) => chain))].map((chain): Verdict => {
      const about = { subject: chain, expected: 'a hedge is on the chain of each stored RPC URL' }
      return unusedRpcs.includes(chain)
        ? { ...about, status: 'warn', actual: 'no hedge is on it', remediation: `hedge rpc remove ${chain}` }
        : { ...about, status: 'pass', actual: 'a hedge is on it' }
    })
    return [...chains, ...hedges.map(({ name, createdAt, activity }) => ageOf(name, createdAt, activity))]

    function ageOf(subject: string, createdAt: string, activity: Activity | null): Verdict {
      const about = { subject, expected: `read, or added, within ${daysWords(limit)} (prune.after)` }
      const last = [createdAt, activity?.readAt ?? '', activity?.keptAt ?? ''].toSorted().at(-1)!
      const days = daysBetween(last, gatheredAt)
      if (days === null) return notKnown(about, ahead)
      if (days < limit) return { ...about, status: 'pass', actual: days === 0 ? 'today' : `${daysWords(days)} ago` }
      if (activity === null) return notKnown(about, unnoted)
      const actual = `not read for ${daysWords(days)}`
      return { ...about, status: 'warn', actual, remediation: `hedge remove ${subject}, or hedge status ${subject}` }
    }
  },
})

const gap = (message: string) => ({ code: 'use-not-known', source: 'state', message, hint: 'hedge status' })
const unnoted = gap('nothing was noted of its use yet')
const ahead = gap('it was used at a moment that has not come yet: a clock was or is wrong')
