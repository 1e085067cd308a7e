import { describe, expect, it } from 'vitest'
import { pageOf } from '../../../src/cli/watch/page.ts'
import { fold } from '../../../src/formats/words/fold.ts'

const red = (text: string) => `\u001b[31m${text}\u001b[39m`
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is taken out
const plain = (text: string) => text.replaceAll(/\u001b\[[\d;]*m/g, '')

describe('a line that is wider than the window', () => {
  it.each([
    ['short', 10, ['short']],
    ['exactly 10', 10, ['exactly 10']],
    ['one two three four', 10, ['one two', '  three', '  four']],
    ['  warning: it fell', 12, ['  warning:', '    it fell']],
    ['0123456789abcdef', 10, ['0123456789', '  abcdef']],
    ['漢字漢字漢字', 10, ['漢字漢字漢', '  字']],
    ['', 10, ['']],
  ])('%j in %i', (line, columns, lines) => expect(fold(line, columns)).toEqual(lines))

  it('loses nothing but the space it was broken at, and colours take no room', () => {
    const line = `  ${red('warning')}: ${'word '.repeat(40)}${red('end')}`
    for (const columns of [1, 2, 7, 20, 80, 500]) {
      const lines = fold(line, columns)
      expect(lines.map(plain).join('').replaceAll(' ', '')).toBe(plain(line).replaceAll(' ', ''))
      for (const each of lines) expect(plain(each).length).toBeLessThanOrEqual(Math.max(columns, 1))
      expect(lines.join('').split('\u001b[31m')).toHaveLength(3)
    }
  })
})

describe('what is higher than the window', () => {
  const lines = Array.from({ length: 30 }, (_, n) => `line ${n}`)

  it('is cut, and says how much is left', () => {
    const page = pageOf(lines, { columns: 80, rows: 10 }, fold)
    expect(page).toHaveLength(10)
    expect(page.slice(0, 2)).toEqual(['line 0', 'line 1'])
    expect(plain(page.at(-1)!)).toBe('… 21 lines more')
    expect(plain(pageOf(lines, { columns: 80, rows: 29 }, fold).at(-1)!)).toBe('… 2 lines more')
  })

  it('is whole where it fits, without the empty lines below it', () => {
    expect(pageOf([...lines, '', ' '], { columns: 80, rows: 30 }, fold)).toEqual(lines)
  })

  it('is never higher, however small the window', () => {
    for (const rows of [1, 2, 3])
      for (const columns of [1, 5, 40]) expect(pageOf(lines, { columns, rows }, fold)).toHaveLength(rows)
  })
})
