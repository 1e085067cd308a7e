import type { CheckReport } from '../../domain/checkReport.ts'
import type { ConditionId } from '../../domain/condition.ts'
import { decimal, roundToSignificant, toText } from '../../math/decimal.ts'

type Shown = CheckReport['conditions'][number]

/** Units that perfdata knows; the others stand in the label. */
const uom: Record<Shown['unit'], string> = { '': '', '%': '%', s: 's', d: '', USD: '' }
const inLabel: Record<Shown['unit'], string> = { '': '', '%': '', s: '', d: ' days', USD: ' USD' }

/**
 * `'eth-usdc drift ETH'=0.04;0.1;0.5;0`, as the Monitoring Plugins Development Guidelines have it: `U` for what is not known, a limit as the
 * range outside of which it is crossed, then the least and the most it can be. Null where all is well and there is nothing to measure, as
 * of the end of API wallets where none ends.
 */
export const perfdata = (condition: Shown): string | null => {
  const { id, hedge, subject, state, value, unit, warn, crit, gap } = condition
  if (value === null && state === 'ok' && gap === null) return null
  const label = plain([...(hedge === null ? [] : [hedge]), id, ...(subject === '' ? [] : [subject])].join(' '))
  const shown = value === null ? 'U' : `${numberText(value)}${uom[unit]}`
  const ranges = [warn, crit].map(limit => rangeText(limit, condition))
  return `'${label}${inLabel[unit]}'=${[shown, ...ranges, ...boundsOf(condition)].join(';').replace(/;+$/, '')}`
}

/** Of what may be below zero a plain limit would alert there too: of a gain, where less than a loss is asked for. */
const signed: readonly ConditionId[] = ['out-of-range', 'value-drop', 'impermanent-loss']

/** What per cent are between everybody knows. */
function boundsOf({ id, unit, worse }: Shown): readonly string[] {
  if (id === 'health') return ['0', '100']
  return unit !== '%' && worse === 'above' && !signed.includes(id) ? ['0'] : []
}

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
