import { defineCheck } from '../../domain/check.ts'
import type { Gap } from '../../domain/read.ts'
import type { RpcReading } from '../../domain/rpcReading.ts'
import { rpcVerdicts } from '../words/rpcVerdicts.ts'
import type { Found } from '../words/weigh.ts'

const remediation = 'hedge rpc set CHAIN'

export const rpcSigning = defineCheck({
  id: 'rpc-signing',
  topic: 'rpc',
  title: 'The RPC can do no more than read',
  failureTitle: 'The RPC can do more than read',
  severity: 'high',
  rationale: 'Whoever reaches a node that signs or can be administered moves its money or decides what it says.',
  remediation,
  reference: 'https://geth.ethereum.org/docs/fundamentals/security',
  needs: ['rpcs'],
  run: ({ rpcs }) =>
    rpcVerdicts(rpcs, { expected: 'no accounts, and no namespace that signs or administers', remediation }, reading => {
      // Accounts of a public node are nobody's who asks here.
      if (!reading.own) return null
      return { fine: 'it reads and does no more', found: foundAt(reading), gaps: gapsAt(reading) }
    }),
})

/** On this machine it is a node of one's own, or one for development: worth knowing, and no way in from elsewhere. */
function foundAt({ signs, namespaces, url: { loopback } }: RpcReading): Found[] {
  const open = 'ok' in namespaces ? namespaces.ok : { signing: [], admin: [], development: [] }
  const answering = (names: readonly string[]) => `its ${names.join(', ')} namespace${names.length > 1 ? 's' : ''}`
  const weight = (local: 'low' | 'info') =>
    loopback ? ({ status: 'warn', severity: local } as const) : ({ status: 'fail', severity: 'high' } as const)
  const at = loopback ? ', on this machine' : ''
  const found = (names: readonly string[], does: string, local: 'low' | 'info'): Found[] =>
    names.length === 0 ? [] : [{ ...weight(local), actual: `${answering(names)} ${does}${at}` }]
  return [
    ...('ok' in signs && signs.ok
      ? [{ ...weight('low'), actual: `it holds accounts, and signs for whoever reaches it${at}` }]
      : []),
    ...found(open.signing, 'can sign', 'low'),
    ...found(open.development, 'can forge transactions and balances', 'info'),
    ...found(open.admin, 'can administer it', 'info'),
  ]
}

const gapsAt = ({ signs, namespaces, label }: RpcReading): Gap[] => [
  ...('gap' in signs ? [signs.gap] : []),
  ...('gap' in namespaces ? [namespaces.gap] : []),
  ...('ok' in namespaces && namespaces.ok.unknown > 0 ? [notAnswered(label, namespaces.ok.unknown)] : []),
]

const notAnswered = (label: string, count: number): Gap => ({
  code: 'rpc-not-answered',
  source: label,
  message: `${count} of the questions about what it can do were not answered`,
  hint: 'hedge audit',
})
