import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { expect } from 'vitest'

const folder = new URL('../../src/schemas/', import.meta.url)

export const schemaFiles: readonly string[] = readdirSync(folder)

export const schemaIn = (file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(file, folder), 'utf8'))

/** `hedge.status/1` lies in `hedge.status.1.json`. */
export const fileOf = (schema: string): string => `${schema.replace('/', '.')}.json`

const compiled = new Map<string, ValidateFunction>()

export function validatorOf(file: string): ValidateFunction {
  const known = compiled.get(file) ?? new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schemaIn(file))
  compiled.set(file, known)
  return known
}

/** What a printed document does not keep of the schema it names; empty when it keeps all of it. */
export function faultsIn(document: unknown): string[] {
  // A reader sees the text, not our objects: what JSON leaves out is not there.
  const printed = JSON.parse(JSON.stringify(document)) as { schema: string }
  const validate = validatorOf(fileOf(printed.schema))
  validate(printed)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

export const expectValid = (document: unknown): void => expect(faultsIn(document)).toEqual([])
