import type { Io } from '../../domain/io.ts'
import type { Globals } from '../globals.ts'
import type { textOf } from '../print.ts'
import type { Output } from './outputs.ts'

/** Frames one after another, for another program or a file: documents a line each, fields, or what a terminal would show. */
export function lineOutput(globals: Globals, { stdout }: Io, write: typeof textOf): Output {
  const isText = globals.format !== 'json' && globals.select === null
  let isFirst = true
  return {
    show: async ({ frame }) => {
      const text = await write(frame, globals, stdout, true)
      stdout.write(isText && !isFirst ? `\n${text}` : text)
      isFirst = false
    },
    close: () => {},
  }
}
