import { defineCheck } from '../../domain/check.ts'
import { rpcVerdicts } from '../words/rpcVerdicts.ts'

const remediation = 'hedge rpc set CHAIN'

export const rpcHttps = defineCheck({
  id: 'rpc-https',
  topic: 'rpc',
  title: 'The RPC is asked over https',
  failureTitle: 'The RPC is asked in the clear',
  severity: 'high',
  rationale: 'Over plain http anyone on the way can read which positions are yours, and change what they are worth.',
  remediation,
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-17.1',
  needs: ['rpcs'],
  run: ({ rpcs }) =>
    rpcVerdicts(rpcs, { expected: 'https, or this machine', remediation }, ({ url, insecureHttp }) => {
      const { scheme, loopback, keyed } = url
      if (scheme === 'https') return { fine: 'https' }
      if (loopback && scheme === 'http') return { fine: 'this machine' }
      const what = scheme === 'http' ? 'plain http' : 'neither https nor http'
      const actual = `${what}${keyed ? ', with an access key in it' : ''}${insecureHttp ? ', as you allowed' : ''}`
      return { fine: '', found: [{ status: 'fail', severity: 'high', actual }] }
    }),
})
