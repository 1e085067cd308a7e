/** Signs of ours and of those that tokens and names often have. A character of a frame or a plot is one character here too. */
const spelled: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '—': '?',
  '…': '..',
  '·': '.',
  '×': 'x',
  '½': '1/2',
  '±': '+/-',
  '≤': '<=',
  '≥': '>=',
  '∞': 'inf',
  '→': '->',
  '←': '<-',
  '√': 'sqrt ',
  Σ: 'sum ',
  '∫': 'int ',
  σ: 'sigma',
  Γ: 'gamma',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '₮': 'T',
  '─': '-',
  '┄': '-',
  '│': '|',
  '├': '|',
  '┤': '|',
  '└': '+',
  '●': '*',
  '◐': '!',
  '○': 'o',
  '✓': 'v',
  '✗': 'x',
  '☐': '_',
  '◇': 'o',
}

/** Steps of a small plot, by height. */
const steps = '▁▂▃▄▅▆▇█'

/**
 * The same in plain ASCII, for terminals and files that have nothing else: accents go, what has no spelling is `?`. What is ASCII
 * stays as it is.
 */
export const ascii = (text: string): string =>
  text.replaceAll(/\P{ASCII}/gu, character => {
    const step = steps.indexOf(character)
    if (step >= 0) return String(step + 1)
    return spelled[character] ?? unaccented(character)
  })

/** Marks over a letter, and what nobody sees, are nothing. */
function unaccented(character: string): string {
  if (/\p{Default_Ignorable_Code_Point}/u.test(character)) return ''
  const letters = character.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  return /^[ -~]*$/.test(letters) ? letters : '?'
}

/** A JSON document in ASCII is the same document. */
export const asciiJson = (text: string): string =>
  text.replaceAll(/[\u0080-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
