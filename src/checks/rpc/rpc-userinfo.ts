import { defineCheck } from '../../domain/check.ts'
import { rpcVerdicts } from '../words/rpcVerdicts.ts'

const remediation = 'hedge rpc set CHAIN'

export const rpcUserinfo = defineCheck({
  id: 'rpc-userinfo',
  topic: 'rpc',
  title: 'No name and password stand in the RPC URL',
  failureTitle: 'A name and password stand in the RPC URL',
  severity: 'low',
  rationale:
    'Programs show and log a URL with its password in it, and this one cannot send it: the endpoint never answers.',
  remediation,
  reference: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
  needs: ['rpcs'],
  run: ({ rpcs }) =>
    rpcVerdicts(rpcs, { expected: 'no user name and no password', remediation }, ({ own, url: { userinfo } }) => {
      if (!own) return null
      const found = [{ status: 'fail' as const, severity: 'low' as const, actual: 'a user name or a password' }]
      return { fine: 'none', found: userinfo ? found : [] }
    }),
})
