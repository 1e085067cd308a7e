import type { Io } from '../domain/io.ts'
import type { Section } from '../domain/section.ts'
import { formats } from '../formats/index.ts'
import type { Globals } from './globals.ts'

export type Printed = { report: { schema: string }; sections: readonly Section[] }

/**
 * A report in the format that was asked for; of it, where fields are asked for, those alone. `columns` wide; with `isLine` a JSON
 * document is one line.
 */
export async function textOf(
  { report, sections }: Printed,
  { format, color, select, ascii }: Pick<Globals, 'format' | 'color' | 'select' | 'ascii'>,
  { columns, isTerminal }: { columns: number; isTerminal: boolean },
  isLine = false,
): Promise<string> {
  const spell = ascii ? await spelling(format) : (text: string) => text
  if (select !== null) {
    const { selected } = await import('./select.ts')
    return spell(selected(report, select, format === 'json', isLine ? 0 : 2))
  }
  const write = await formats[format]()
  const its = sections.filter(({ only }) => only === undefined || only.includes(format))
  const text = spell(write(report, its, { columns, color, terminal: isTerminal, spell }))
  return isLine && format === 'json' ? spell(`${JSON.stringify(JSON.parse(text))}\n`) : text
}

/** How a format writes what is not ASCII. */
async function spelling(format: Globals['format']): Promise<(text: string) => string> {
  const { ascii, asciiJson } = await import('../formats/words/ascii.ts')
  return format === 'json' || format === 'sarif' ? asciiJson : ascii
}

/** What a report in it will take. */
export const loadFormat = ({ format }: Pick<Globals, 'format'>): Promise<unknown> => formats[format]()

/** One report on stdout. */
export async function print(
  report: { schema: string },
  sections: readonly Section[],
  globals: Globals,
  { stdout }: Io,
) {
  const text = await textOf({ report, sections }, globals, stdout)
  // What has nothing to say is nothing, not an empty line: cron would send it by mail.
  if (text.trim() !== '') stdout.write(text)
}
