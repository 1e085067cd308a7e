import type { RecordedField } from '../../domain/recorded.ts'
import { figure, gain, places, signed, unknown, usd } from '../words/numbers.ts'
import { dollars } from '../words/plotFrame.ts'

/** How one recorded number is asked for, titled and printed; `change` of it between two records. What is `brief` stands in wide tables. */
export type Field = {
  name: string
  key: RecordedField
  title: string
  brief: { title: string; text(value: number | null): string; change(value: number | null): string }
  text(value: number | null): string
  change(value: number | null): string
}

const money = (value: number | null): string => (value === null ? unknown : dollars(value))
const gained = (value: number | null): string => signed(money(value))
const score = (value: number | null): string => places(value, 0)
const scored = (value: number | null): string => signed(score(value))
const moved = (value: number | null): string => signed(figure(value))

export const fields: readonly Field[] = [
  field('value', 'valueUsd', 'Value of the LP', 'Value', [usd, gain], [money, gained]),
  field('fees', 'feesUsd', 'Uncollected fees', 'Fees', [usd, gain], [money, gained]),
  field('il', 'impermanentLossUsd', 'Impermanent loss', 'IL', [gain, gain], [gained, gained]),
  field('net-delta', 'netDeltaUsd', 'Net delta', 'Delta', [gain, gain], [gained, gained]),
  field('equity', 'equityUsd', 'Equity', 'Equity', [usd, gain], [money, gained]),
  field('pnl', 'pnlUsd', 'PnL', 'PnL', [gain, gain], [gained, gained]),
  field('health', 'health', 'Health', 'Health', [score, scored], [score, scored]),
  field('price', 'price', 'Price', 'Price', [figure, moved], [figure, moved]),
]

type Words = readonly [text: (value: number | null) => string, change: (value: number | null) => string]

function field(name: string, key: RecordedField, title: string, short: string, full: Words, brief: Words): Field {
  return { name, key, title, text: full[0], change: full[1], brief: { title: short, text: brief[0], change: brief[1] } }
}

export const fieldNames: readonly string[] = fields.map(({ name }) => name)
