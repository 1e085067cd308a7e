import { defineCheck } from '../../domain/check.ts'
import { rpcVerdicts } from '../words/rpcVerdicts.ts'

const remediation = 'hedge rpc set CHAIN'

export const rpcChain = defineCheck({
  id: 'rpc-chain',
  topic: 'rpc',
  title: 'The RPC serves the right chain',
  failureTitle: 'The RPC serves another chain',
  severity: 'critical',
  rationale: 'On another chain the same addresses hold other things, and a position that is gone looks like any other.',
  remediation,
  reference: 'https://eips.ethereum.org/EIPS/eip-695',
  needs: ['rpcs'],
  run: ({ rpcs }) =>
    rpcs.flatMap(chain =>
      rpcVerdicts([chain], { expected: `chain id ${chain.chainId}`, remediation }, ({ head }) => {
        if ('gap' in head) return { fine: '', gaps: [head.gap] }
        const actual = `chain id ${head.ok.chainId}`
        const isRight = head.ok.chainId === chain.chainId
        return { fine: actual, found: isRight ? [] : [{ status: 'fail', severity: 'critical', actual }] }
      }),
    ),
})
