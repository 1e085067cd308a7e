import { formulas } from '../../words/formulas.ts'
import { wrap } from '../../words/wrap.ts'

const indented = (text: string, first: string, next: string): string[] =>
  wrap(text, 100 - next.length).map((line, at) => `${at === 0 ? first : next}${line}`)

/** Of the table that the README and `hedge show NAME --explain` are made of. */
export const formulasText = [
  'With the numbers of a hedge of yours: hedge show NAME --explain',
  ...formulas.map(({ title, formula, reads, source }) =>
    [
      '',
      title,
      ...formula.split('\n').flatMap(line => indented(line, '  ', '    ')),
      ...indented(reads.join(', '), '  reads   ', '          '),
      ...indented(source, '  source  ', '          '),
    ].join('\n'),
  ),
  '',
].join('\n')
