import type { HedgeReport, HedgeState, LpReport } from './types.ts'

/** A sign for each state that is told apart without colour. */
export const stateMark: Record<HedgeState, string> = { critical: '●', warning: '◐', unknown: '?', ok: '○' }

/** What is not known may be worse than what is. */
const order: readonly HedgeState[] = ['critical', 'unknown', 'warning', 'ok']

/** What needs a look stands on top, else in the order it had. */
export const worstFirst = (hedges: readonly HedgeReport[]): HedgeReport[] =>
  hedges.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))

export const outsideFirst = (lps: readonly LpReport[]): LpReport[] =>
  lps.toSorted((a, b) => Number(a.inRange) - Number(b.inRange))
