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
  const usd = dollarsOf(wholeTokens([fees0.lifetime, fees1.lifetime], lp), lp.usd)
  return {
    lifetime0,
    lifetime1,
    collected0,
    collected1,
    uncollected0,
    uncollected1,
    uncollectedPrincipal0,
    uncollectedPrincipal1,
    lifetimeUsd: usd === null ? null : toNumber(usd),
  }
}
