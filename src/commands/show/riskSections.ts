import type { Cell, Section } from '../../domain/section.ts'
import type { HealthReport, RiskReport } from '../status/resultTypes.ts'
import type { HedgeReport } from '../status/types.ts'
import { noteLines } from '../words/noteLines.ts'
import { exactPercent, figure, gain, places, signed, unknown, usd } from '../words/numbers.ts'

/** What a move of each asset does, and whether the short lasts as long as the range. */
export function riskSections({ risk, perps }: HedgeReport): Section[] {
  if (risk.length === 0) return []
  const isShort = (asset: string) => perps.some(perp => perp.asset === asset && perp.szi.startsWith('-'))
  const lines = risk.flatMap(row => [
    ...(isShort(row.asset) ? [jointLine(row)] : []),
    ...correctionLines(row),
    ...noteLines(row.notes.map(note => `${row.asset}: ${note}`)),
  ])
  return [
    {
      kind: 'table',
      columns: [
        { title: 'Risk' },
        { title: 'Gamma', align: 'right' },
        { title: 'Basis', align: 'right' },
        { title: 'Upper bound', align: 'right' },
        { title: 'Liquidation', align: 'right' },
        { title: 'Margin to bound', align: 'right' },
      ],
      rows: risk.map(row => [
        row.asset,
        signed(figure(row.gamma)),
        row.basisBps === null ? unknown : `${signed(places(row.basisBps, 1))} bp`,
        dollars(row.upperBoundUsd),
        dollars(row.liquidationUsd),
        usd(row.marginToBoundUsd),
      ]),
    },
    ...(lines.length === 0 ? [] : [{ kind: 'lines' as const, lines }]),
  ]
}

/** A price, with the digits that matter at its size. */
const dollars = (price: number | null): string => (price === null ? unknown : `$${figure(price)}`)

/** Will the short be liquidated before the LP leaves its range? */
function jointLine({
  asset,
  liquidatedBeforeBound,
  liquidationUsd,
  upperBoundUsd,
  marginToBoundUsd,
}: RiskReport): Cell {
  const [liquidation, bound] = [dollars(liquidationUsd), dollars(upperBoundUsd)]
  if (liquidatedBeforeBound === null) {
    return `${asset}: whether the short is liquidated before the LP leaves its range: ${unknown}`
  }
  if (!liquidatedBeforeBound) {
    return `${asset}: the LP leaves its range at ${bound} before the short is liquidated${liquidationUsd === null ? '' : ` at ${liquidation}`}`
  }
  const more =
    marginToBoundUsd === null
      ? `how much more margin would carry it there: ${unknown}`
      : `${usd(marginToBoundUsd)} more margin would carry it there`
  return {
    text: `${asset}: the short is liquidated at ${liquidation}, before the LP leaves its range at ${bound}: ${more}`,
    tone: 'warn',
  }
}

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
