import { defineCheck } from '../../domain/check.ts'
import { rpcVerdicts } from '../words/rpcVerdicts.ts'

const remediation = 'hedge rpc set CHAIN'

export const rpcShared = defineCheck({
  id: 'rpc-shared',
  topic: 'rpc',
  title: 'The RPC is not one that everybody shares',
  failureTitle: 'The RPC is one that everybody shares',
  severity: 'low',
  rationale:
    'Whoever runs a public endpoint sees which positions are looked at and from where, and owes you no answer.',
  remediation,
  reference: 'https://ethereum.org/en/developers/docs/nodes-and-clients/nodes-as-a-service/',
  needs: ['rpcs'],
  run: ({ rpcs }) =>
    rpcVerdicts(rpcs, { expected: 'an endpoint of your own', remediation }, ({ own, url: { shared } }) => {
      if (own && !shared) return { fine: 'your own' }
      const actual = own ? 'a public endpoint, set as your own' : 'a public endpoint'
      return { fine: '', found: [{ status: 'warn', severity: 'low', actual }] }
    }),
})
