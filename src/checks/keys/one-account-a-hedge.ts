import { defineCheck, type Verdict } from '../../domain/check.ts'
import { notKnown } from '../words/notKnown.ts'

export const oneAccountAHedge = defineCheck({
  id: 'one-account-a-hedge',
  topic: 'keys',
  title: 'No two hedges count the same perps',
  failureTitle: 'Two hedges count the same perps',
  severity: 'medium',
  rationale: 'What each has earned cannot be told apart, and one trade moves both: their profit is shown as unknown.',
  remediation: 'give one a sub-account: hedge remove NAME && hedge add NAME --account 0x…',
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/nonces-and-api-wallets',
  needs: ['storeFacts'],
  run: ({ storeFacts: { hedges, holdings } }) => {
    const expected = 'each account and coin belongs to one hedge'
    const groups = new Map(
      hedges.map(({ name, sharedWith }) => {
        const names = [name, ...sharedWith].toSorted()
        return [names.join(', '), names.length > 1]
      }),
    )
    return [...groups].map(([subject, shared]): Verdict => {
      const about = { subject, expected }
      if (shared) return { ...about, status: 'warn', actual: 'they read the same perps of one account' }
      return 'gap' in holdings
        ? notKnown(about, holdings.gap)
        : { ...about, status: 'pass', actual: 'no other hedge reads its perps' }
    })
  },
})
