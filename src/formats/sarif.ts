import type { Format } from '../domain/format.ts'

export const sarif: Format = report => `${JSON.stringify(report, null, 2)}\n`
