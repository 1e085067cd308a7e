import { defineCheck } from '../../domain/check.ts'
import { rpcVerdicts } from '../words/rpcVerdicts.ts'
import { spanOf } from '../words/spanOf.ts'
import type { Found } from '../words/weigh.ts'

/** Seconds. The slowest chain known here makes a block every twelve, and now and then misses a few. */
const late = 120
const tooLate = 600
/** A block may be a little ahead of a clock that is right. */
const early = 30

const remediation = 'hedge rpc set CHAIN'

export const rpcLag = defineCheck({
  id: 'rpc-lag',
  topic: 'rpc',
  title: 'The RPC knows the newest block',
  failureTitle: 'The RPC is behind, or a clock is wrong',
  severity: 'high',
  rationale: 'A node that is behind shows an old price and an old delta as if they were those of now.',
  remediation,
  reference: 'https://ethereum.org/en/developers/docs/apis/json-rpc/',
  needs: ['rpcs'],
  run: ({ rpcs }) =>
    rpcVerdicts(rpcs, { expected: `a newest block of less than ${late} s ago`, remediation }, ({ head }) => {
      if ('gap' in head) return { fine: '', gaps: [head.gap] }
      const lag = Date.parse(head.ok.askedAt) / 1000 - Number(head.ok.timestamp)
      return { fine: lag < 0 ? 'of this moment' : `${spanOf(lag)} old`, found: foundAt(lag) }
    }),
})

function foundAt(lag: number): Found[] {
  if (lag < -early) {
    const actual = `the newest block is ${spanOf(lag)} ahead of this machine's clock: one of the two is wrong`
    return [{ status: 'warn', severity: 'medium', actual }]
  }
  if (lag <= late) return []
  const actual = `the newest block is ${spanOf(lag)} old: the node is behind, the chain stands still, or a clock is wrong`
  return lag > tooLate
    ? [{ status: 'fail', severity: 'high', actual }]
    : [{ status: 'warn', severity: 'medium', actual }]
}
