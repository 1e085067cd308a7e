import { toNumber, toText } from '../../math/decimal.ts'
import type { LifetimeFees } from '../../math/lifetimeFees.ts'
import { dollarsOf, type KnownLp, wholeTokens } from './knownLp.ts'
import type { FeesReport } from './resultTypes.ts'

export function feesReport(lp: KnownLp, [fees0, fees1]: readonly [LifetimeFees, LifetimeFees]): FeesReport {
  const textOf = (part: keyof LifetimeFees) => {
    const [amount0, amount1] = wholeTokens([fees0[part], fees1[part]], lp)
    return [toText(amount0), toText(amount1)] as const
  }
  const [lifetime0, lifetime1] = textOf('lifetime')
  const [collected0, collected1] = textOf('collected')
  const [uncollected0, uncollected1] = textOf('uncollected')
  const [uncollectedPrincipal0, uncollectedPrincipal1] = textOf('uncollectedPrincipal')
  const usdOf = (part: keyof LifetimeFees) => feeDollars(lp, [fees0, fees1], part)
  return {
    lifetime0,
    lifetime1,
    collected0,
    collected1,
    uncollected0,
    uncollected1,
    uncollectedPrincipal0,
    uncollectedPrincipal1,
    uncollectedPrincipalUsd: usdOf('uncollectedPrincipal'),
    lifetimeUsd: usdOf('lifetime'),
  }
}

/** Dollars of now of one part of both tokens' fees. */
export function feeDollars(
  lp: KnownLp,
  [fees0, fees1]: readonly [LifetimeFees, LifetimeFees],
  part: keyof LifetimeFees,
): number | null {
  const usd = dollarsOf(wholeTokens([fees0[part], fees1[part]], lp), lp.usd)
  return usd && toNumber(usd)
}
