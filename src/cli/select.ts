import { readFileSync } from 'node:fs'
import { exitCodes, Failure } from '../domain/failure.ts'
import { json } from '../formats/json.ts'
import { type Path, readPaths } from '../formats/select/path.ts'
import { selectedLines, selectedObject } from '../formats/select/selection.ts'
import { type Schema, unknownField } from '../formats/select/unknownField.ts'

/** What `--select` lets through of a report, newline at the end; `spaces` is how deep JSON is indented. */
export function selected(report: { schema: string }, select: string, asJson: boolean, spaces = 2): string {
  const paths = readPaths(select)
  // As it would be printed: numbers that JSON has not are text there.
  const document: unknown = JSON.parse(json(report, [], { columns: 0, color: false, terminal: false }))
  checkFields(report.schema, paths)
  return asJson ? `${JSON.stringify(selectedObject(document, paths), null, spaces)}\n` : selectedLines(document, paths)
}

/** Throws a usage Failure for what no report could answer, before anything is done. */
export const checkPaths = (select: string): void => void readPaths(select)

/** A field that is misspelt is told at once, and not only when there is something to print. */
function checkFields(schema: string, paths: readonly Path[]): void {
  const known = schemaOf(schema)
  if (known === null) return
  for (const [at, path] of paths.entries()) {
    const complaint = unknownField(known, path)
    if (complaint === null) continue
    const which = paths.length === 1 ? 'its path' : `path ${at + 1} of ${paths.length}`
    throw new Failure(
      'bad-option',
      `--select: ${which} names no field of ${schema}; ${complaint}`,
      'the same command with --json shows every field there is',
      exitCodes.usage,
    )
  }
}

/** The schemas lie in the package: one folder above the bundle, two above the sources. */
function schemaOf(schema: string): Schema | null {
  for (const up of ['../', '../../']) {
    try {
      const file = new URL(`${up}src/schemas/${schema.replace('/', '.')}.json`, import.meta.url)
      return JSON.parse(readFileSync(file, 'utf8')) as Schema
    } catch {
      // It is the other one.
    }
  }
  return null
}
