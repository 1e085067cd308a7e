import type { CheckReport } from '../../domain/checkReport.ts'
import type { ConditionId } from '../../domain/condition.ts'
import { decimal, roundToSignificant, toText } from '../../math/decimal.ts'

type Shown = CheckReport['conditions'][number]

/** Units that perfdata knows; the others stand in the label. */
const uom: Record<Shown['unit'], string> = { '': '', '%': '%', s: 's', d: '', USD: '' }
const inLabel: Record<Shown['unit'], string> = { '': '', '%': '', s: '', d: ' days', USD: ' USD' }

/**
 * `'eth-usdc drift ETH'=0.04;0.1;0.5`, as the Monitoring Plugins Development Guidelines have it: `U` for what is not known, a limit as the
 * range outside of which it is crossed.
 */
export const perfdata = (condition: Shown): string => {
  const { id, hedge, subject, value, unit, warn, crit } = condition
  const label = plain([...(hedge === null ? [] : [hedge]), id, ...(subject === '' ? [] : [subject])].join(' '))
  const shown = value === null ? 'U' : `${numberText(value)}${uom[unit]}`
  const ranges = [warn, crit].map(limit => rangeText(limit, condition))
  return `'${label}${inLabel[unit]}'=${[shown, ...ranges].join(';').replace(/;+$/, '')}`
}

/** The others are never below zero, where a plain limit would alert too. */
const signed: readonly ConditionId[] = ['out-of-range', 'value-drop']

/**
 * Without the `@` that could say whether a limit belongs to what is beyond it: not every parser knows it, and no measured value stands on
 * a limit for long.
 */
function rangeText(limit: number | null, { id, worse }: Pick<Shown, 'id' | 'worse'>): string {
  if (limit === null) return ''
  const edge = numberText(limit)
  return worse === 'below' ? `${edge}:` : signed.includes(id) ? `~:${edge}` : edge
}

/** Without an exponent, which a parser need not know, and without digits that none of them keeps. */
const numberText = (value: number): string => toText(roundToSignificant(decimal(String(value)), 12))

/** No quote, no equals sign, and nothing that ends a field or a line. */
export const plain = (text: string): string => text.replace(/['"=|;\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim()
