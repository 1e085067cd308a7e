import { defineCheck } from '../../domain/check.ts'
import { rpcVerdicts } from '../words/rpcVerdicts.ts'

const remediation = 'hedge rpc test CHAIN'

export const rpcReachable = defineCheck({
  id: 'rpc-reachable',
  topic: 'rpc',
  title: 'Every RPC of yours answers',
  failureTitle: 'An RPC of yours does not answer',
  severity: 'low',
  rationale: 'An endpoint that is only there for the day when the first one fails is found to be dead on that day.',
  remediation,
  reference: 'https://ethereum.org/en/developers/docs/nodes-and-clients/nodes-as-a-service/',
  needs: ['rpcs'],
  run: ({ rpcs }) =>
    rpcVerdicts(rpcs, { expected: 'it answers', remediation }, ({ own, head }, { all }) => {
      if (!own) return null
      if ('ok' in head) return { fine: `it answers, block ${head.ok.block}` }
      // That none answers is a run that saw nothing, and no finding.
      if (!all.some(other => 'ok' in other.head)) return { fine: '', gaps: [head.gap] }
      return { fine: '', found: [{ status: 'warn', severity: 'low', actual: head.gap.message }] }
    }),
})
