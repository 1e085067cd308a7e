import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' }
import { Ajv } from 'ajv'

// The schema is of draft 4: its id is called otherwise, and what it says of formats only annotates.
const { $schema: _draft, id: _id, ...rules } = schema
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(rules)

/** What a log does not keep of SARIF 2.1.0; empty when it keeps all of it. */
export function sarifFaults(log: unknown): string[] {
  validate(log)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
