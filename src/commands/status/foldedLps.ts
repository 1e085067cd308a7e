import type { Cell } from '../../domain/section.ts'
import { usd } from '../words/numbers.ts'
import { isClosed } from './isClosed.ts'
import type { HedgeReport, LpReport } from './types.ts'
import { outsideFirst } from './worstFirst.ts'

/** Positions that get a row, those out of their range on top; the rest, closed or worth next to nothing, is counted under the tables. */
export const shownLps = ({ lps }: HedgeReport): LpReport[] =>
  outsideFirst(lps.filter(lp => !isClosed(lp) && !isDust(lp)))

/** Those without a row of which the past is known and counts in the hedge's result: closed ones of a whole wallet do not. */
export const inResult = (hedge: HedgeReport): LpReport[] =>
  hedge.pnl === null ? [] : hedge.lps.filter(lp => isFolded(lp) && lp.fees !== null)

export const notInResult = (hedge: HedgeReport): LpReport[] => {
  const counted = inResult(hedge)
  return hedge.lps.filter(lp => isFolded(lp) && !counted.includes(lp))
}

/** Counted and said, never silently dropped: JSON has every one of them. `also`: what else there is to say of its or their. */
export function foldedLines(lps: readonly LpReport[], also?: string): Cell[] {
  const closed = lps.filter(isClosed)
  const dust = lps.filter(isDust)
  const worth = dust.reduce((sum, lp) => sum + (worthOf(lp) ?? 0), 0)
  return [
    ...folded(closed.length, 'closed position', '', also),
    ...folded(dust.length, 'position', ` under a dollar (${usd(worth)} in all)`, also),
  ]
}

function folded(count: number, what: string, rest: string, also?: string): Cell[] {
  if (count === 0) return []
  const told = also === undefined ? '' : `: ${count === 1 ? 'its' : 'their'} ${also}`
  return [{ text: `${count} ${what}${count === 1 ? '' : 's'}${rest} not shown${told}`, tone: 'dim' }]
}

const isFolded = (lp: LpReport): boolean => isClosed(lp) || isDust(lp)

/** Worth under a dollar; one whose worth is not known is never dust. */
function isDust(lp: LpReport): boolean {
  const worth = isClosed(lp) ? null : worthOf(lp)
  return worth !== null && worth < 1
}

/** With all that a collect would pay. */
function worthOf({ valueUsd, feesUsd, fees }: LpReport): number | null {
  const waiting = fees === null ? 0 : fees.uncollectedPrincipalUsd
  return valueUsd === null || feesUsd === null || waiting === null ? null : valueUsd + feesUsd + waiting
}
