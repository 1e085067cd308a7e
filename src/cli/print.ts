import type { Io } from '../domain/io.ts'
import type { Section } from '../domain/section.ts'
import { formats } from '../formats/index.ts'
import type { Globals } from './globals.ts'

/** One report on stdout, in the format that was asked for; of it, where fields are asked for, those alone. */
export async function print(
  report: { schema: string },
  sections: readonly Section[],
  globals: Globals,
  { stdout }: Io,
) {
  const { format, color, select } = globals
  if (select !== null) {
    const { selected } = await import('./select.ts')
    stdout.write(selected(report, select, format === 'json'))
    return
  }
  const write = await formats[format]()
  const its = sections.filter(({ only }) => only === undefined || only.includes(format))
  const text = write(report, its, { columns: stdout.columns, color, terminal: stdout.isTerminal })
  // What has nothing to say is nothing, not an empty line: cron would send it by mail.
  if (text.trim() !== '') stdout.write(text)
}
