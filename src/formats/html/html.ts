import type { Page, Part } from '../../domain/page.ts'
import { blockHtml, markHtml } from './blockHtml.ts'
import { cellHtml } from './cell.ts'
import { breakable, escaped } from './escape.ts'
import { style } from './style.ts'

/** Nothing is loaded from anywhere and nothing runs, whatever stands in the text. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** One page as one file that stands by itself. */
export function html({ title, head, parts }: Page): string {
  let drawings = 0
  const nextId = () => {
    drawings += 1
    return `drawing-${drawings}`
  }
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${breakable(title)}</h1>
${head.map(line => `<p>${cellHtml(line)}</p>`).join('\n')}
</header>
<nav aria-label="Parts"><ul>${parts.map(linkTo).join('')}</ul></nav>
<main>
${parts.map((part, at) => partHtml(part, at, nextId)).join('\n')}
</main>
</body>
</html>
`
}

const linkTo = ({ title, mark }: Part, at: number): string =>
  `<li><a href="#part-${at}">${breakable(title)}</a>${mark === null ? '' : ` ${markHtml(mark)}`}</li>`

const partHtml = ({ title, mark, blocks }: Part, at: number, nextId: () => string): string =>
  `<section id="part-${at}" aria-labelledby="part-${at}-title">
<h2 id="part-${at}-title">${breakable(title)} ${markHtml(mark)}</h2>
${blocks
  .map(block => blockHtml(block, nextId))
  .filter(text => text !== '')
  .join('\n')}
</section>`
