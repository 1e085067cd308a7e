import type { Cell } from '../../domain/section.ts'
import type { RiskReport } from '../status/resultTypes.ts'
import { figure, unknown, usd } from '../words/numbers.ts'
import type { BoundKind } from './boundKind.ts'
import { perUnit } from './perUnit.ts'

/** Of a short: will it be liquidated before the LP leaves its range? */
export function jointLine(row: RiskReport, kind: BoundKind): Cell {
  const { asset, boundPassed, liquidatedBeforeBound, liquidationUsd, upperBoundUsd, marginToBoundUsd } = row
  const dollars = (price: number | null) => (price === null ? unknown : `$${figure(price)}${perUnit(asset)}`)
  const [liquidation, bound] = [dollars(liquidationUsd), dollars(upperBoundUsd)]
  if (kind === 'not held') return `${asset}: no open position holds any: the short hedges nothing of the LP`
  if (kind === 'endless') {
    const short = liquidationUsd === null ? '' : `; the short is liquidated at ${liquidation}`
    return `${asset}: the LP has no upper bound, it holds ${asset} at any price${short}`
  }
  if (boundPassed === true) {
    const text = `${asset}: the LP left its range at ${bound}: it holds no ${asset}, the short hedges nothing of it`
    return { text, tone: 'warn' }
  }
  if (liquidatedBeforeBound === null) {
    return `${asset}: whether the short is liquidated before the LP leaves its range: ${unknown}`
  }
  if (!liquidatedBeforeBound) {
    return `${asset}: the LP leaves its range at ${bound} before the short is liquidated at ${liquidation}`
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
