import type { Artifacts } from '../../domain/artifacts.ts'
import { dollar } from '../../domain/assets.ts'
import type { Remembered } from '../../domain/command.ts'
import type { AccountMargin, HedgeFacts } from '../../domain/hedgeFacts.ts'
import { known } from '../../domain/read.ts'
import { isClosed } from '../status/isClosed.ts'
import { notGathered } from '../status/notGathered.ts'
import { judgeHedges } from '../status/report.ts'
import type { AccountReport, LpReport } from '../status/types.ts'
import { rememberedOf } from '../words/rememberedOf.ts'
import type { HedgeFactsNeeds } from './hedgeFactsNeeds.ts'
import { jointFacts } from './jointFacts.ts'

/**
 * Every hedge as `hedge status` judges it. Its past is not asked for: what only that tells is in no fact. `remembered`: what
 * a run that read the hedges leaves behind. Without subjects there are none, which says nothing: whoever asks looks there first.
 */
export function judgedFacts(artifacts: Artifacts<HedgeFactsNeeds>): { facts: HedgeFacts[]; remembered: Remembered } {
  const past = { gap: notGathered('the past of the hedges', 'this run') }
  const { judged } = judgeHedges({ ...artifacts, histories: past, trades: past, candles: past }, [])
  const subjects = known(artifacts.subjects) ?? []
  return {
    facts: judged.map(({ report, legs, lpsWhole, gapsOfNow }): HedgeFacts => {
      const { name, target, lps, perps, account, exposure, alerts } = report
      const subject = subjects.find(each => each.name === name)
      return {
        name,
        stored: subject?.stored ?? false,
        target,
        ...(subject?.thresholds === undefined ? {} : { thresholds: subject.thresholds }),
        known: { lps: lpsWhole, perps: legs.perps !== null },
        lps: lps.map(lpFacts),
        perps: perps.map(({ coin, dex, asset, szi, markPx, liquidationPx, liquidationDistance }) => {
          return { coin, dex, asset, szi, markPx, liquidationPx, liquidationDistance }
        }),
        exposure: exposure.map(({ correction, ...row }) => ({
          asset: row.asset,
          lpDelta: row.lpDelta,
          perpDelta: row.perpDelta,
          netDelta: row.netDelta,
          netDeltaUsd: row.netDeltaUsd,
          hedgeRatio: row.hedgeRatio,
          drift: row.drift,
          correction: correction && {
            side: correction.side,
            coin: correction.coin,
            size: correction.size,
            placeable: correction.placeable,
          },
          correctionWhy: row.correctionWhy,
        })),
        account: account && marginOf(account),
        subAccounts: (account?.subAccounts ?? []).map(sub => ({ name: sub.name, ...marginOf(sub) })),
        orders: account?.orders?.map(({ account: _, dex: __, ...order }) => order) ?? null,
        joint: jointFacts(report, legs),
        alerts,
        gaps: gapsOfNow,
      }
    }),
    remembered: rememberedOf(judged.map(({ report, gapsOfNow }) => ({ ...report, gaps: gapsOfNow }))),
  }
}

export const hedgeFacts = (artifacts: Artifacts<HedgeFactsNeeds>): HedgeFacts[] => judgedFacts(artifacts).facts

const lpFacts = (lp: LpReport): HedgeFacts['lps'][number] => ({
  chain: lp.chain,
  tokenId: lp.tokenId,
  hasLiquidity: lp.liquidity !== '0',
  inRange: lp.inRange,
  isClosed: isClosed(lp),
  distanceToLower: lp.distanceToLower,
  distanceToUpper: lp.distanceToUpper,
  assets: [lp.token0.asset, lp.token1.asset].filter((asset): asset is string => asset !== null && asset !== dollar),
  delta: lp.delta,
})

const marginOf = ({
  mode,
  marginRatio,
  equityUsd,
}: Pick<AccountReport, 'mode' | 'marginRatio' | 'equityUsd'>): AccountMargin => ({ mode, marginRatio, equityUsd })
