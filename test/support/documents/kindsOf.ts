import type { Told } from './ground.ts'

export type Kind = 'success' | 'partial' | 'failure'

/** A document of its own with something missing in it ends with 3 or 4, or says what is missing. */
export function kindOf({ code, document }: Told): Kind {
  if (document?.schema === 'hedge.error/1') return 'failure'
  return code === 3 || code === 4 || (document?.gaps?.length ?? 0) > 0 ? 'partial' : 'success'
}

/** Of which kinds there was at least one, by what `by` says of it. */
export function kindsBy(told: readonly Told[], by: (each: Told) => string): Map<string, Set<Kind>> {
  const kinds = new Map<string, Set<Kind>>()
  for (const each of told) kinds.set(by(each), (kinds.get(by(each)) ?? new Set()).add(kindOf(each)))
  return kinds
}
