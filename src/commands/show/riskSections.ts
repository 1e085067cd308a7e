import type { Cell, Section } from '../../domain/section.ts'
import { decimal, fromUnits, mul, toText } from '../../math/decimal.ts'
import { isShort } from '../status/hedgeLegs.ts'
import type { HealthReport, RiskReport } from '../status/resultTypes.ts'
import type { HedgeReport } from '../status/types.ts'
import { noteLines } from '../words/noteLines.ts'
import { amount, exactPercent, figure, gain, none, places, signed, unknown, usd } from '../words/numbers.ts'
import { type BoundKind, boundKind } from './boundKind.ts'
import { jointLine } from './jointLine.ts'
import { perUnit } from './perUnit.ts'
import type { LadderReport } from './types.ts'

/** What a move of each asset does, and whether the short lasts as long as the range. */
export function riskSections(hedge: HedgeReport, ladder: readonly LadderReport[]): Section[] {
  if (hedge.risk.length === 0) return []
  const hasShort = (asset: string) => hedge.perps.some(perp => perp.asset === asset && isShort(perp))
  const lines = hedge.risk.flatMap(row => [
    ...(hasShort(row.asset) ? [jointLine(row, boundKind(row.asset, hedge))] : []),
    ...correctionLines(row),
    ...noteLines(row.notes.map(note => `${row.asset}: ${note}`)),
  ])
  return [
    {
      kind: 'table',
      columns: [
        { title: 'Risk' },
        { title: 'Gamma per 1 %', align: 'right' },
        { title: 'Basis', align: 'right' },
        { title: 'Upper bound', align: 'right' },
        { title: 'Liquidation', align: 'right' },
        { title: 'Margin to bound', align: 'right' },
      ],
      rows: hedge.risk.map(row => {
        // Perps that could not be read may be short.
        const unhedged = !hasShort(row.asset) && hedge.otherPerps !== null
        return riskRow(row, boundKind(row.asset, hedge), unhedged, nowPx(row.asset, ladder))
      }),
    },
    ...(lines.length === 0 ? [] : [{ kind: 'lines' as const, lines }]),
  ]
}

function riskRow(row: RiskReport, kind: BoundKind, unhedged: boolean, px: number | null): Cell[] {
  const endless = kind === 'endless' || kind === 'not held'
  const unit = perUnit(row.asset).replace(' ', '\n')
  const price = (usdPrice: number | null, inapplicable: boolean) =>
    usdPrice === null ? missing(inapplicable) : `$${figure(usdPrice)}${unit}`
  return [
    row.asset,
    gammaText(row, px),
    row.basisBps === null ? missing(kind === 'not held') : `${signed(places(row.basisBps, 1))} bp`,
    price(row.upperBoundUsd, endless),
    price(row.liquidationUsd, unhedged),
    row.marginToBoundUsd === null
      ? missing(unhedged || endless || row.boundPassed === true)
      : usd(row.marginToBoundUsd),
  ]
}

const missing = (inapplicable: boolean): string => (inapplicable ? none : unknown)

/** A hundredth of the price is a move that anyone can picture; a dollar is none of a PEPE. */
function gammaText({ asset, gamma }: RiskReport, px: number | null): string {
  if (gamma === null || px === null) return unknown
  const perCent = mul(mul(decimal(String(gamma)), decimal(String(px))), fromUnits(1n, 2))
  return `${signed(amount(toText(perCent)))}\n${asset}`
}

const nowPx = (asset: string, ladder: readonly LadderReport[]): number | null =>
  ladder.find(each => each.asset === asset)?.rows.find(({ label }) => label === 'now')?.priceUsd ?? null

const feeSources = { 'last-fill': 'as the last fill paid', 'base-tier': "the venue's first tier" } as const

function correctionLines({ asset, correction }: RiskReport): Cell[] {
  if (correction === null) return []
  const rate = correction.feeRate === null ? unknown : exactPercent(String(correction.feeRate))
  const source = correction.feeSource === null ? '' : `, ${feeSources[correction.feeSource]}`
  const band = correction.withinBand ? 'within its band: nothing must be done' : 'outside its band'
  return [`${asset}: fees of its correction ${gain(correction.costUsd)} (${rate}${source}); the drift is ${band}`]
}

export function healthSections({ score, parts }: HealthReport): Section[] {
  return [
    {
      kind: 'table',
      columns: [{ title: 'Health' }, { title: places(score, 0), align: 'right' }, { title: 'Why' }],
      rows: parts.map(part => [part.id, part.applies ? places(part.score, 0) : '', part.why]),
    },
  ]
}
