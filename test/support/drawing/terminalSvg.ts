import { columnsOf } from '../../../src/formats/words/columnsOf.ts'
import { type Run, styledRuns } from './styledRuns.ts'

/** Pixels of one character, and around all of them. */
const [wide, high, around] = [8.4, 19, 20]

/** Readable on both grounds: a picture in a page takes the scheme of the reader. */
const style = `
text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace; fill: #1f2328; white-space: pre }
.paper { fill: #ffffff; stroke: #d1d9e0 }
.bold { font-weight: 700 }
.dim { fill: #59636e }
.green { fill: #116329 }
.red { fill: #b3151d }
.yellow { fill: #7a5200 }
.blue { fill: #0550ae }
.magenta { fill: #8250df }
.cyan { fill: #0b6068 }
.black { fill: #000000 }
.white { fill: #ffffff }
.on-yellow { fill: #ffd33d }
.on-red { fill: #b3151d }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .paper { fill: #0d1117; stroke: #3d444d }
  .dim { fill: #9198a1 }
  .green { fill: #56d364 }
  .red { fill: #ff7b72 }
  .yellow { fill: #e3b341 }
  .blue { fill: #79c0ff }
  .magenta { fill: #d2a8ff }
  .cyan { fill: #76e3ea }
}`

/** What a terminal shows as a picture whose text is text: it can be searched, copied and read aloud. */
export function terminalSvg(shown: string, title: string): string {
  const lines = shown.trimEnd().split('\n')
  const width = Math.ceil(Math.max(...lines.map(columnsOf)) * wide) + 2 * around
  const height = lines.length * high + 2 * around
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">`,
    `<title id="title">${escaped(title)}</title>`,
    `<style>${style}\n</style>`,
    `<rect class="paper" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>`,
    ...lines.flatMap((line, row) => drawn(styledRuns(line), around + row * high)),
    '</svg>',
    '',
  ].join('\n')
}

function drawn(runs: readonly Run[], top: number): string[] {
  if (runs.length === 0) return []
  const grounds = runs.flatMap(({ column, columns, ink: { ground } }) =>
    ground === null
      ? []
      : `<rect class="on-${ground}" x="${at(column)}" y="${top}" width="${size(columns)}" height="${high}"/>`,
  )
  return [...grounds, `<text y="${top + 14}">${runs.map(spanOf).join(' ')}</text>`]
}

/** `textLength` keeps it in its columns where the reader's font is wider or lacks a character. */
function spanOf({ text, column, columns, ink: { bold, dim, color } }: Run): string {
  const names = [...(bold ? ['bold'] : []), ...(dim ? ['dim'] : []), ...(color === null ? [] : [color])]
  const named = names.length === 0 ? '' : ` class="${names.join(' ')}"`
  return `<tspan${named} x="${at(column)}" textLength="${size(columns)}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</tspan>`
}

const at = (column: number): string => (around + column * wide).toFixed(1)
const size = (columns: number): string => (columns * wide).toFixed(1)

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
