import { defineCheck, type Verdict } from '../../domain/check.ts'
import { notKnown } from '../words/notKnown.ts'

export const managerCode = defineCheck({
  id: 'manager-code',
  topic: 'uniswap',
  title: 'The position manager is the true one',
  failureTitle: 'The position manager is not the true one',
  severity: 'critical',
  rationale: 'Everything said of positions comes from this contract: another one in its place can say what it likes.',
  remediation: 'hedge rpc test CHAIN; of a chain of your own: hedge chain list, and compare with its deployment',
  reference: 'https://docs.uniswap.org/contracts/v3/reference/deployments/',
  needs: ['chains', 'approvals'],
  run: ({ chains, approvals }) =>
    chains.flatMap((chain): Verdict[] => {
      const reads = approvals.flatMap(each => (each.chain === chain.name ? each.read : []))
      if (reads.length === 0) return []
      const about = { subject: chain.name, expected: `a contract of the factory ${chain.factory}` }
      const managers = reads.flatMap(read => ('ok' in read ? read.ok.manager : []))
      const wrong = managers.find(({ code, factory }) => code.kind !== 'contract' || factory !== chain.factory)
      if (wrong !== undefined) return [{ ...about, status: 'fail', actual: what(wrong) }]
      const gaps = reads.flatMap(read => ('gap' in read ? read.gap : []))
      const answer = gaps.find(({ code }) => answers.includes(code))
      if (answer !== undefined) return [{ ...about, status: 'fail', actual: answer.message }]
      if (managers.length > 0) return [{ ...about, status: 'pass', actual: 'as expected' }]
      return gaps.slice(0, 1).map(gap => notKnown(about, gap))
    }),
})

/** Positions are not read at such a contract, so that it shows as their gap: the node was there, and this is what it said. */
const answers = ['no-position-manager', 'no-factory', 'wrong-factory']

function what({ code, factory }: { code: { kind: string }; factory: string | null }): string {
  if (code.kind === 'none') return 'there is no contract'
  if (code.kind === 'delegated') return 'a wallet that a contract acts for'
  return factory === null ? 'a contract that names no factory' : `a contract of the factory ${factory}`
}
