import type { Io } from '../domain/io.ts'
import type { Section } from '../domain/section.ts'
import { formats } from '../formats/index.ts'
import type { Globals } from './globals.ts'

/** One report on stdout, in the format that was asked for. */
export async function print(report: object, sections: readonly Section[], { format, color }: Globals, { stdout }: Io) {
  const write = await formats[format]()
  const its = sections.filter(({ only }) => only === undefined || only.includes(format))
  stdout.write(write(report, its, { columns: stdout.columns, color, terminal: stdout.isTerminal }))
}
