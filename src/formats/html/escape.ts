/** What moves, hides or turns round the text beside it; lone halves of a character. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/gu

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Any text as text, inside an element or a quoted attribute. */
export const escaped = (text: string): string =>
  text.replace(unprintable, '\ufffd').replace(/[&<>"']/g, character => entities[character]!)

const long = 28

/** The same where it stands in a line: a word that no line is wide enough for may be broken anywhere. */
export const breakable = (text: string): string =>
  text
    .split(/(\s+)/)
    .map(word =>
      word.length <= long
        ? escaped(word)
        : [...word]
            .map((_, at, letters) => (at % 14 === 0 ? escaped(letters.slice(at, at + 14).join('')) : ''))
            .filter(part => part !== '')
            .join('<wbr>'),
    )
    .join('')
    // A sign is not parted from its dollars.
    .replaceAll('−$', '−&#8288;$')

/** As much of a text as a drawing has room for. */
export function cut(text: string, most: number): string {
  const letters = [...text]
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`
}
