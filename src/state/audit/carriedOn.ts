import { heldIn, type PowerPart } from '../../domain/powers.ts'
import type { Baseline } from './auditFile.ts'

/** By digest. */
type There = Readonly<Record<string, { facts: string }>>

/**
 * What an audit that renews nothing makes of a baseline. Who is not there is noted: allowances alone come and go with what a person does.
 * Positions are taken in as they come, and one that left stays until a person accepts that, unless there was nothing in it.
 */
export function carriedOn(part: PowerPart, before: Baseline, there: There, at: string): Baseline {
  if (part === 'allowances') return before
  const of = part === 'positions' ? heldSince(before.of, there, at) : missing(before.of, there, at)
  return { ...before, of }
}

const missing = (of: Baseline['of'], there: There, at: string): Baseline['of'] =>
  Object.fromEntries(
    Object.entries(of).map(([digest, its]) => [
      digest,
      Object.hasOwn(there, digest) || its.gone !== undefined ? its : { ...its, gone: at },
    ]),
  )

function heldSince(of: Baseline['of'], there: There, at: string): Baseline['of'] {
  const left = Object.entries(of).filter(
    ([digest, { facts }]) => !Object.hasOwn(there, digest) && heldIn(facts)?.is === 'with liquidity',
  )
  const held = Object.entries(there)
    .filter(([, { facts }]) => heldIn(facts)?.is !== 'burned')
    .map(([digest, { facts }]) => [digest, { since: Object.hasOwn(of, digest) ? of[digest]!.since : at, facts }])
  return Object.fromEntries([...left, ...held])
}
