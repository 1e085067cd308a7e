import type { Format } from '../domain/format.ts'

/** One document; a bigint is written as a string, should one have been left in. */
export const json: Format = report =>
  `${JSON.stringify(report, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value), 2)}\n`
