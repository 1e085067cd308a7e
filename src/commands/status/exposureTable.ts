import type { Section } from '../../domain/section.ts'
import { amount, exactAmount, exactPercent, none, percent, signed, unknown, usd } from '../words/numbers.ts'
import { left, right, shapedTable } from './shapedTable.ts'
import type { ExposureReport } from './types.ts'

/** What is held of each asset, on which leg, and what would correct it. */
export const exposureTable = (rows: readonly ExposureReport[]): Section[] =>
  shapedTable(rows, stacked, { wider: [oneLine] })

const legs = [
  left<ExposureReport>('Exposure', row => row.asset),
  right<ExposureReport>('LP', row => signed(amount(row.lpDelta))),
  right<ExposureReport>('Perp', row => signed(amount(row.perpDelta))),
  right<ExposureReport>('Spot', row => signed(amount(row.spotDelta))),
]

const stacked = [
  ...legs,
  right<ExposureReport>('Net', row => `${signed(amount(row.netDelta))}\n${signed(usd(row.netDeltaUsd))}`),
  right<ExposureReport>('Hedged', row => hedged(row).join('\n')),
  left<ExposureReport>('Correction', row => correction(row).join('\n')),
]

const oneLine = [
  ...legs,
  right<ExposureReport>('Net', row => signed(amount(row.netDelta))),
  right<ExposureReport>('in USD', row => signed(usd(row.netDeltaUsd))),
  right<ExposureReport>('Hedged', row => hedged(row).join(' ')),
  left<ExposureReport>('Correction', row => correction(row).join(', ')),
]

/** Of nothing there is no share that is hedged. */
const hedged = ({ hedgeRatio, netDelta, target }: ExposureReport): string[] =>
  hedgeRatio === null && netDelta !== null ? ['none held'] : [percent(hedgeRatio), `of ${exactPercent(target)}`]

/** What nobody knows is not the same as nothing to correct. */
function correction({ correction: order, correctionWhy }: ExposureReport): string[] {
  if (order === null) return [correctionWhy === 'unknown' ? unknown : none]
  const size = [`${order.side} ${exactAmount(order.size)} ${order.coin}`, usd(order.notionalUsd)]
  return order.placeable ? size : [...size, 'under the $10 minimum']
}
