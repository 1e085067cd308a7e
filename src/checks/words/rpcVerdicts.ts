import type { Verdict } from '../../domain/check.ts'
import type { Gap } from '../../domain/read.ts'
import type { ChainRpcs, RpcReading } from '../../domain/rpcReading.ts'
import { notKnown } from './notKnown.ts'
import { type Found, weigh } from './weigh.ts'

/** What one endpoint comes to: what was found of it, what could not be read, and what it is where there is nothing of either. */
export type EndpointJudged = { found?: readonly Found[]; gaps?: readonly Gap[]; fine: string }

/**
 * One verdict an endpoint of one's own, and one for all public ones of a chain together: those answer for each other. `judge` gives null
 * of an endpoint that it is not about.
 */
export const rpcVerdicts = (
  rpcs: readonly ChainRpcs[],
  { expected, remediation }: { expected: string; remediation: string },
  judge: (reading: RpcReading, chain: ChainRpcs & { all: readonly RpcReading[] }) => EndpointJudged | null,
): Verdict[] =>
  rpcs.flatMap((chain): Verdict[] => {
    const { read } = chain
    if ('gap' in read) return [notKnown({ subject: chain.chain, expected }, read.gap)]
    return groupsOf(chain.chain, read.ok).flatMap(({ subject, readings }): Verdict[] => {
      const judged = readings.flatMap(reading => {
        const each = judge(reading, { ...chain, all: read.ok })
        return each === null ? [] : [{ ...each, by: readings.length > 1 ? `${reading.label}: ` : '' }]
      })
      if (judged.length === 0) return []
      const found = judged.flatMap(({ found = [], by }) => found.map(is => ({ ...is, actual: `${by}${is.actual}` })))
      const silent = judged.filter(({ gaps = [] }) => gaps.length > 0)
      const gaps = readings.length > 1 && silent.length < judged.length ? [] : silent.flatMap(({ gaps = [] }) => gaps)
      const fine = judged.filter(each => !silent.includes(each)).map(({ by, fine }) => `${by}${fine}`)
      const about = { subject, expected }
      const weighed = weigh(found, gaps, { status: 'pass' as const, actual: fine.join('; ') })
      return [
        'gap' in weighed
          ? notKnown(about, weighed.gap)
          : { ...about, ...filledIn(remediation.replaceAll('CHAIN', chain.chain), weighed) },
      ]
    })
  })

/** The chain's name is enough where it has one endpoint; of several the label says which. */
function groupsOf(chain: string, readings: readonly RpcReading[]) {
  const own = readings.filter(reading => reading.own)
  const shared = readings.filter(reading => !reading.own)
  return [
    ...own.map(reading => ({ subject: reading.label === `${chain} RPC` ? chain : reading.label, readings: [reading] })),
    ...(shared.length > 0 ? [{ subject: chain, readings: shared }] : []),
  ]
}

const filledIn = <W extends { status: string }>(remediation: string, weighed: W) =>
  weighed.status === 'pass' ? weighed : { ...weighed, remediation }
