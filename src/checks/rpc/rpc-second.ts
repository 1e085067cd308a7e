import { defineCheck, type Verdict } from '../../domain/check.ts'
import { notKnown } from '../words/notKnown.ts'

const expected = 'another provider says the same of the positions at the same block'

export const rpcSecond = defineCheck({
  id: 'rpc-second',
  topic: 'rpc',
  title: 'Another provider says the same',
  failureTitle: 'Another provider says something else',
  severity: 'high',
  rationale:
    'Of two providers that differ about one block one is wrong, and everything reported here may come from it.',
  remediation: 'hedge rpc set CHAIN, with an RPC that you trust; compare with what the wallet app shows',
  reference: 'https://ethereum.org/en/developers/docs/nodes-and-clients/#running-your-own-node',
  needs: ['seconds'],
  run: ({ seconds }) =>
    seconds.map(({ chain, read }): Verdict => {
      const about = { subject: chain, expected }
      if (read === null) {
        const actual = 'not asked for: hedge audit --second-rpc'
        return { ...about, actual, status: 'notApplicable', remediation: 'hedge audit --second-rpc' }
      }
      if ('gap' in read) return notKnown(about, read.gap)
      const { provider, block, differing, ofIds } = read.ok
      if (differing.length === 0) {
        const not = ofIds ? '; it is a public one, and was not asked about the wallet' : ''
        return { ...about, status: 'pass', actual: `${provider}, block ${block}${not}` }
      }
      const isGrave = differing.some(what => /^(the holder|whether|the liquidity of)/.test(what))
      const actual = `${provider} says otherwise at block ${block}: ${listed(differing)}`
      return { ...about, status: 'fail', severity: isGrave ? 'critical' : 'high', actual }
    }),
})

const most = 6

const listed = (what: readonly string[]): string =>
  what.length <= most ? what.join(', ') : `${what.slice(0, most).join(', ')}, and ${what.length - most} more`
