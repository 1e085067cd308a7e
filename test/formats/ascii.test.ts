import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Section } from '../../src/domain/section.ts'
import { csv } from '../../src/formats/csv.ts'
import { markdown } from '../../src/formats/markdown.ts'
import { table } from '../../src/formats/table.ts'
import { ascii, asciiJson } from '../../src/formats/words/ascii.ts'

const isAscii = (text: string) => [...text].every(character => character.charCodeAt(0) < 128)
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'−…─├●┤▁█东₮é½ﾊ🇺👍\u200d\u0301'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
})

describe('text in ASCII', () => {
  it.each([
    ['−3.9 ├──●──┤', '-3.9 |--*--|'],
    ['−10.2 % … +10.1 %', '-10.2 % .. +10.1 %'],
    ['USD₮0/é東', 'USDT0/e?'],
    ['e\u0301\u200b', 'e'],
    ['½ ∞ —', '1/2 inf ?'],
    ['▁▄█', '148'],
  ])('%j is %j', (text, spelled) => expect(ascii(text)).toBe(spelled))

  it('is ASCII whatever it was, and what was ASCII stays as it is', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(isAscii(ascii(text))).toBe(true)
        expect(ascii(ascii(text))).toBe(ascii(text))
        expect(isAscii(asciiJson(JSON.stringify(text)))).toBe(true)
        expect(JSON.parse(asciiJson(JSON.stringify(text)))).toBe(text)
      }),
    )
  })

  it('is spelled before it is measured: a table of it has straight columns, in colour too', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyText, anyText), { minLength: 1 }), fc.boolean(), (rows, color) => {
        const clean = rows.map(row => row.map(cell => ({ text: cell.replaceAll(/\s/g, ''), tone: 'good' as const })))
        const section: Section = {
          kind: 'table',
          columns: [{ title: 'Ä' }, { title: '…', align: 'right' }],
          rows: clean.map(row => [...row.slice(0, 1), '−1']),
        }
        const text = table({}, [section], { columns: 500, color, terminal: false, spell: ascii })
        expect(isAscii(text)).toBe(true)
        const lines = text
          .trimEnd()
          .split('\n')
          .map(line => stripVTControlCharacters(line))
        expect(new Set(lines.slice(2).map(line => line.length)).size).toBe(1)
        expect(lines[1]).toMatch(/^ -+$/)
      }),
    )
  })

  it('is spelled before it is made harmless: full-width letters become neither a formula nor markup', () => {
    const section: Section = { kind: 'table', columns: [{ title: 'Symbol' }], rows: [['＝1+1'], ['＜b＞']] }
    const surface = { columns: 80, color: false, terminal: false, spell: ascii }
    expect(csv({}, [section], surface)).toBe("Symbol\n'=1+1\n<b>\n")
    expect(markdown({}, [section], surface)).toContain('| \\<b\\> |')
  })
})
