import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Surface } from '../../src/domain/format.ts'
import { type Cell, plainText, type Section, type Tone } from '../../src/domain/section.ts'
import { csv } from '../../src/formats/csv.ts'
import { json } from '../../src/formats/json.ts'
import { markdown } from '../../src/formats/markdown.ts'
import { table } from '../../src/formats/table.ts'

const tableOf = (rows: Cell[][], titles = ['First', 'Second']): Section => ({
  kind: 'table',
  columns: titles.map((title, index) => (index === 0 ? { title } : { title, align: 'right' as const })),
  rows,
})

const surface = (columns: number, color = false): Surface => ({ columns, color, terminal: color })

describe('table', () => {
  const section = tableOf([
    ['eth-usdc\nsecond line', { text: '1,234.50', tone: 'good' }],
    ['x', [{ text: 'out', tone: 'bad' }, ' of range']],
  ])

  it('is framed where it fits, and a list of titled values where it does not', () => {
    const wide = table({}, [section], surface(80))
    expect(wide.split('\n').map(line => line.trimEnd())).toEqual([
      expect.stringMatching(/^ {2}First +Second$/),
      expect.stringMatching(/^ ─+$/),
      expect.stringMatching(/^ {2}eth-usdc +1,234\.50$/),
      expect.stringMatching(/^ {2}second line$/),
      expect.stringMatching(/^ {2}x +out of range$/),
      '',
    ])
    expect(table({}, [section], surface(20))).toBe(
      [
        '  First   eth-usdc',
        '          second line',
        '  Second  1,234.50',
        '',
        '  First   x',
        '  Second  out of range',
        '',
      ].join('\n'),
    )
  })

  it('stays within the columns it was given whenever it is framed', () => {
    const word = fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom('a', 'b', '9', ' ', '─', '●') })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 20, max: 90 }),
        (rows, columns) => {
          const text = table({}, [tableOf(rows)], surface(columns))
          const isFramed = /^ {2}First +Second\n/.test(text)
          if (isFramed) for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(columns)
          for (const cell of rows.flat()) expect(text.replace(/\s+/g, '')).toContain(cell.replace(/\s+/g, ''))
        },
      ),
    )
  })

  it('has no control codes without colour, and says the same with it', () => {
    const tones: Tone[] = ['good', 'warn', 'bad', 'dim', 'strong']
    const sections: Section[] = [
      { kind: 'title', text: [{ text: 'name', tone: 'strong' }, '  ', { text: 'critical', tone: 'bad' }] },
      tableOf(tones.map(tone => [tone, { text: `two\nlines of ${tone}`, tone }])),
      { kind: 'lines', lines: tones.map(tone => [{ text: tone, tone }, ': said in words']) },
    ]
    const [plain, colored] = [table({}, sections, surface(80)), table({}, sections, surface(80, true))]
    expect(plain).not.toContain('\u001b')
    expect(colored).toContain('\u001b')
    expect(stripVTControlCharacters(colored)).toBe(plain)
    for (const tone of tones) expect(plain).toContain(`${tone}: said in words`)
    // Colour ends on the line where it began: a pager that cuts lines shows no stray colour.
    for (const line of colored.split('\n')) {
      const codes = line.split('\u001b[').slice(1)
      expect(codes.filter(code => /^(22|39|49)m/.test(code))).toHaveLength(codes.length / 2)
    }
  })
})

describe('csv', () => {
  const cells = (...row: string[]) =>
    csv(
      {},
      [
        tableOf(
          [row],
          row.map((_, index) => `c${index}`),
        ),
      ],
      surface(80),
    )

  it('quotes as RFC 4180 does, so that every cell can be read back', () => {
    const text = fc.string({ maxLength: 12, unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '1') })
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 4 }), rows => {
        const [, ...read] = parseCsv(csv({}, [tableOf(rows)], surface(80)))
        expect(read.map(row => row.map(cell => cell.replace(/^'/, '')))).toEqual(
          rows.map(row => row.map(cell => cell.replace(/^'/, ''))),
        )
      }),
    )
  })

  it.each(['=1+1', '+cmd|x', '@SUM(A1)', '-2+3', '\t=1', '\r=1', '=HYPERLINK("http://x")', '-A1'])(
    'defuses %j',
    symbol => {
      const [, [cell]] = parseCsv(cells(symbol)) as [string[], [string]]
      expect(cell).toBe(`'${symbol}`)
    },
  )

  it.each(['1,234.50', '-3.9', '-12%', '−3.9', '$5.00', 'WETH', '#1'])('leaves %j as it is', text => {
    expect(parseCsv(cells(text))[1]).toEqual([text])
  })

  it('has each table with its header, and no titles or notes', () => {
    const title: Section = { kind: 'title', text: 'not here' }
    const lines: Section = { kind: 'lines', lines: ['nor here'] }
    expect(csv({}, [title, tableOf([['a', 'b']]), lines, tableOf([['c', 'd']])], surface(80))).toBe(
      'First,Second\na,b\n\nFirst,Second\nc,d\n',
    )
  })
})

describe('markdown', () => {
  it('lets no symbol become markup', () => {
    const evil = '<img src=x>|`code`*b*_i_[a](b)#h\\'
    const text = markdown({}, [tableOf([[evil, 'b\nc']]), { kind: 'lines', lines: [evil] }], surface(80))
    const [head, rule, row] = text.split('\n')
    expect([head, rule]).toEqual(['| First | Second |', '| --- | ---: |'])
    expect(row).toBe('| \\<img src=x\\>\\|\\`code\\`\\*b\\*\\_i\\_\\[a\\](b)\\#h\\\\ | b<br>c |')
    expect(text.replace(/\\./g, '').replaceAll('<br>', '')).not.toMatch(/[<>`*_[\]#]/)
  })

  it('keeps as many cells in a row as there are columns', () => {
    const cell = fc.string({ maxLength: 10, unit: fc.constantFrom('|', '\\', '\n', 'a', '`') })
    fc.assert(
      fc.property(cell, cell, (a, b) => {
        const row = markdown({}, [tableOf([[a, b]])], surface(80))
          .split('\n')
          .slice(2, -1)
        expect(row).toHaveLength(1)
        expect(row[0]!.replace(/\\[\\|]/g, '').match(/\|/g)).toHaveLength(3)
      }),
    )
  })
})

describe('json', () => {
  it('is one document with a newline at its end, bigints as text, unknown as null', () => {
    const text = json({ big: 2n ** 100n, none: null, list: [1n] }, [tableOf([])], surface(80))
    expect(text.endsWith('}\n')).toBe(true)
    expect(JSON.parse(text)).toEqual({ big: '1267650600228229401496703205376', none: null, list: ['1'] })
  })
})

it('plainText is what is left of a cell without its tones', () => {
  expect(plainText(['a', { text: 'b\n', tone: 'bad' }, 'c'])).toBe('ab\nc')
})

/** RFC 4180, nothing more: quoted fields, doubled quotes, LF or CRLF between records. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  const field = /("(?:[^"]|"")*"|[^,\n"]*)(,|\n|$)/gy
  for (let match = field.exec(text); match !== null && field.lastIndex <= text.length; match = field.exec(text)) {
    const [, value = '', end] = match
    rows.at(-1)!.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value)
    if (end === '\n') rows.push([])
    if (end === '' || field.lastIndex === text.length) break
  }
  return rows.filter(row => row.length > 0)
}
