import type { Artifacts } from '../../domain/artifacts.ts'
import type { Gap } from '../../domain/read.ts'
import type { StatusNeeds } from '../status/needs.ts'
import { judgeHedges } from '../status/report.ts'
import type { HedgeReport } from '../status/types.ts'
import type { Formula } from '../words/formulas.ts'
import { ladderReport } from './ladder.ts'
import type { LadderReport } from './types.ts'

/** `hedge.show/1`: `hedge` is what `hedge.status/1` says of it, digit for digit. */
export type ShowReport = {
  schema: 'hedge.show/1'
  generatedAt: string
  source: 'live' | 'saved'
  /** Null where the stored hedges could not be read. */
  hedge: HedgeReport | null
  /** One of each asset of the exposure, in its order. */
  ladder: LadderReport[]
  /** Null unless asked for. */
  formulas: readonly Formula[] | null
  gaps: Gap[]
}

export function showReport(
  artifacts: Artifacts<StatusNeeds>,
  name: string,
  formulas: readonly Formula[] | null,
): ShowReport {
  const { report, judged } = judgeHedges(artifacts, [name])
  const hedge = judged[0]
  return {
    schema: 'hedge.show/1',
    generatedAt: report.generatedAt,
    source: report.source,
    hedge: hedge?.report ?? null,
    ladder: hedge?.report.exposure.map(({ asset }) => ladderReport(asset, hedge.legs)) ?? [],
    formulas,
    gaps: report.gaps,
  }
}
