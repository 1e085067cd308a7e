import { crc32 } from 'node:zlib'
import { conditionStates } from '../../domain/condition.ts'
import { type Recorded, type RecordedField, recordedFields } from '../../domain/recorded.ts'

const columns: Record<RecordedField, string> = {
  valueUsd: 'value_usd',
  feesUsd: 'fees_usd',
  impermanentLossUsd: 'impermanent_loss_usd',
  netDeltaUsd: 'net_delta_usd',
  equityUsd: 'equity_usd',
  pnlUsd: 'pnl_usd',
  health: 'health',
  price: 'price',
}

/** In the order of `rowOf`. */
export const columnNames: readonly string[] = [
  'hedge',
  'at',
  'state',
  ...recordedFields.map(field => columns[field]),
  'in_range',
  'sum',
]

type Value = string | number | null

/** What JSON could not tell is not known. The last value is a check of all others: SQLite has none of its pages. */
export function rowOf(hedge: string, recorded: Recorded): Value[] {
  const numbers = recordedFields.map(field => finite(recorded[field]))
  const { at, state, inRange } = recorded
  const values = [hedge, at, state, ...numbers, inRange === null ? null : Number(inRange)]
  return [...values, sumOf(values)]
}

const finite = (value: number | null): number | null => (Number.isFinite(value) ? value : null)

const sumOf = (values: readonly Value[]): number => crc32(JSON.stringify(values))

/** Null where the row is not as it was written. Whole numbers come as bigint, since a damaged one may be too large. */
export function recordedFrom(row: Readonly<Record<string, unknown>>): Recorded | null {
  const values = columnNames.map(name => plain(row[name]))
  const sum = values.pop()
  if (sumOf(values) !== sum) return null
  const [, at, state, ...rest] = values
  const inRange = rest.pop()
  if (!conditionStates.some(known => known === state)) return null
  return {
    ...(Object.fromEntries(recordedFields.map((field, index) => [field, rest[index]])) as Numbers),
    at: at as number,
    state: state as Recorded['state'],
    inRange: inRange === null ? null : inRange === 1,
  }
}

type Numbers = Pick<Recorded, RecordedField>

const plain = (value: unknown): Value => (typeof value === 'bigint' ? Number(value) : (value as Value))
