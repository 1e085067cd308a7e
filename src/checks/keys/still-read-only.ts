import { defineCheck, type Verdict } from '../../domain/check.ts'
import type { ChainRpcs, RpcReading } from '../../domain/rpcReading.ts'
import { accountVerdicts } from '../words/accountVerdicts.ts'
import { notKnown } from '../words/notKnown.ts'
import { weigh } from '../words/weigh.ts'

const remediation = 'hedge incident NAME; of an RPC: hedge rpc set CHAIN'

export const stillReadOnly = defineCheck({
  id: 'still-read-only',
  topic: 'keys',
  title: 'Every credential still does no more than read',
  failureTitle: 'A credential can do more than read',
  severity: 'critical',
  rationale:
    'What was proved when it was added can change since: an address may be an API wallet by now, a node may sign.',
  remediation,
  reference: 'https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/nonces-and-api-wallets',
  needs: ['subjects', 'authorities', 'rpcs'],
  run: ({ subjects, authorities, rpcs }) => [
    ...accountVerdicts({
      subjects: subjects.filter(({ stored }) => stored),
      readings: authorities,
      expected: 'the address of an account, which signs nothing',
      remediation,
      judge: ({ role }, { subjects: sharing }) => {
        if ('gap' in role) return role
        const mend = `hedge incident ${sharing[0]!.name}`
        if (role.ok.role === 'agent') {
          return { status: 'fail', actual: 'the address of an API wallet, whose key trades', remediation: mend }
        }
        if (role.ok.role === 'missing') {
          return {
            status: 'warn',
            severity: 'high',
            actual: 'an address that Hyperliquid does not know',
            remediation: mend,
          }
        }
        const proved = sharing.flatMap(({ proof = [] }) => proof.map(({ at }) => at.slice(0, 10))).toSorted()[0]
        return { status: 'pass', actual: `proved again today${proved === undefined ? '' : `, as on ${proved}`}` }
      },
    }),
    ...rpcs.flatMap(ofChain),
  ],
})

function ofChain({ chain, read }: ChainRpcs): Verdict[] {
  const about = { subject: chain, expected: 'your RPC signs nothing and administers nothing' }
  if ('gap' in read) return [notKnown(about, read.gap)]
  const own = read.ok.filter(reading => reading.own)
  if (own.length === 0) return []
  const weighed = weigh(own.flatMap(foundAt), own.flatMap(gapsOf), {
    status: 'pass' as const,
    actual: fineAt(own),
  })
  if ('gap' in weighed) return [notKnown(about, weighed.gap)]
  return [{ ...about, ...weighed, ...(weighed.status === 'pass' ? {} : { remediation: `hedge rpc set ${chain}` }) }]
}

function fineAt(own: readonly RpcReading[]): string {
  if (own.every(({ url }) => url.loopback)) return 'a node on this machine, which nobody reaches from elsewhere'
  return own.length === 1 ? 'it holds no account' : `none of the ${own.length} holds an account`
}

/** A node of this machine is no way in from elsewhere: `rpc-signing` tells of it. */
const foundAt = ({ signs, namespaces, place, url: { loopback } }: RpcReading) => {
  if (loopback) return []
  const open =
    'ok' in namespaces ? [...namespaces.ok.signing, ...namespaces.ok.development, ...namespaces.ok.admin] : []
  return [
    ...('ok' in signs && signs.ok
      ? [
          {
            status: 'fail' as const,
            severity: 'high' as const,
            actual: `RPC ${place} holds accounts it could sign for`,
          },
        ]
      : []),
    ...(open.length > 0
      ? [{ status: 'warn' as const, severity: 'medium' as const, actual: `RPC ${place} answers in ${open.join(', ')}` }]
      : []),
  ]
}

const gapsOf = ({ signs, namespaces, place }: RpcReading) => [
  ...[signs, namespaces].flatMap(read => ('gap' in read ? [read.gap] : [])),
  ...('ok' in namespaces && namespaces.ok.unknown > 0 ? [unanswered(place, namespaces.ok.unknown)] : []),
]

const unanswered = (place: number, count: number) => ({
  code: 'not-answered',
  source: `RPC ${place}`,
  message: `${count} of the questions about what it could sign were not answered`,
  hint: 'hedge rpc test',
})
