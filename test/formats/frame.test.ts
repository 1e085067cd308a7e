import CliTable from 'cli-table3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byPoint } from '../../src/formats/words/byPoint.ts'
import { columnsOf } from '../../src/formats/words/columnsOf.ts'
import { frame } from '../../src/formats/words/frame.ts'

const sides = ['left', 'left-mid', 'right', 'right-mid', 'middle']
const edges = ['top', 'bottom'].flatMap(edge => [edge, `${edge}-mid`, `${edge}-left`, `${edge}-right`])
const chars = Object.fromEntries([...sides, ...edges].map(side => [side, '']))

/** The same table as a library of many years draws it. */
function byLibrary(rows: readonly string[][], aligns: readonly ('left' | 'right')[]): string {
  const head = aligns.map((_, at) => `Column ${at}`)
  const style = { head: [], border: [], compact: true, 'padding-left': 1, 'padding-right': 1 }
  const drawn = new CliTable({ head, colAligns: [...aligns], style, chars: { ...chars, mid: '─', 'mid-mid': '─' } })
  drawn.push(...rows.map(row => [...row]))
  return drawn
    .toString()
    .split('\n')
    .map(line => ` ${line}`.trimEnd())
    .join('\n')
}

const columnsFor = (aligns: readonly ('left' | 'right')[]) =>
  aligns.map((align, at) => ({ title: `Column ${at}`, align }))

const cell = fc.array(fc.string({ maxLength: 12, unit: fc.constantFrom('a', 'Z', '─', 'é', '東', '●') }), {
  minLength: 1,
  maxLength: 3,
})
const tables = fc
  .array(fc.constantFrom('left' as const, 'right' as const), { minLength: 1, maxLength: 5 })
  .chain(aligns =>
    fc.tuple(
      fc.constant(aligns),
      fc.array(fc.tuple(...aligns.map(() => cell.map(lines => lines.join('\n')))), { minLength: 1, maxLength: 5 }),
    ),
  )

describe('a framed table', () => {
  it('is drawn as the library draws it', () => {
    fc.assert(
      fc.property(tables, ([aligns, rows]) => {
        expect(frame(columnsFor(aligns), rows, 1_000)).toBe(byLibrary(rows, aligns))
      }),
    )
  })

  it('is not drawn where it is wider than the window, by one column', () => {
    fc.assert(
      fc.property(tables, ([aligns, rows]) => {
        const whole = frame(columnsFor(aligns), rows, 1_000)!
        const widest = Math.max(...whole.split('\n').map(columnsOf))
        expect(frame(columnsFor(aligns), rows, widest)).toBe(whole)
        expect(frame(columnsFor(aligns), rows, widest - 1)).toBeNull()
      }),
    )
  })

  it('has no number of rows at which it fails', () => {
    const rows = Array.from({ length: 150_000 }, (_, n) => [String(n)])
    expect(frame([{ title: 'n' }], rows, 80)?.split('\n')).toHaveLength(rows.length + 2)
  })
})

describe('a column of numbers', () => {
  const right = (cells: string[], columns = 80) =>
    frame(
      columnsFor(['right']),
      cells.map(cell => [cell]),
      columns,
    )!
      .split('\n')
      .slice(2)

  it('has its points under each other, and its units', () => {
    expect(right(['24,852.8 USDC', '8,000 USDC', '−7.42668 WETH', '—'])).toEqual([
      '  24,852.8     USDC',
      '   8,000       USDC',
      '      −7.42668 WETH',
      '                  —',
    ])
  })

  it('holds the lines of a cell apart: each is of another kind', () => {
    expect(right(['5,990.87\n99.6 % away', '125,775\n1 % away'])).toEqual([
      '     5,990.87',
      '  99.6 % away',
      '   125,775',
      '   1 % away',
    ])
  })

  it('stands at the right edge alone where the points have no room', () => {
    const cells = ['1,234,567', '0.00001234']
    expect(right(cells)).toEqual(['  1,234,567', '          0.00001234'])
    expect(right(cells, 13)).toEqual(['   1,234,567', '  0.00001234'])
  })

  it('is the same numbers, as wide as each other, with the points at one place', () => {
    const numbers = fc.array(fc.tuple(fc.integer(), fc.nat(99_999), fc.constantFrom('', ' %', ' WETH', 'B')), {
      minLength: 1,
    })
    fc.assert(
      fc.property(numbers, parts => {
        const texts = parts.map(([whole, rest, unit]) => `${whole}${rest === 0 ? '' : `.${rest}`}${unit}`)
        const aligned = byPoint(texts, columnsOf)
        expect(aligned.map(text => text.replaceAll(' ', ''))).toEqual(texts.map(text => text.replaceAll(' ', '')))
        const widest = Math.max(...aligned.map(columnsOf))
        const points = aligned.flatMap(text => (text.includes('.') ? [widest - text.length + text.indexOf('.')] : []))
        expect(new Set(points).size).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('how wide a text is', () => {
  it.each([
    ['\u001b[31mbad\u001b[39m', 3],
    ['🔴 東', 5],
    ['한국', 4],
    ['ﾊﾟ', 2],
    ['e\u0301', 1],
    ['ไทย', 3],
    ['a\u200bb', 2],
    ['⚠', 1],
    ['⚠\ufe0f', 2],
    ['1\ufe0f\u20e3', 2],
    ['🇺🇸', 2],
    ['👍🏽', 2],
    ['👨🏽‍💻', 2],
    ['●─├┤∞…−▁█⣿', 10],
  ])('%j takes %i columns', (text, columns) => expect(columnsOf(text)).toBe(columns))

  it('holds of a frame too: where symbols are wide the columns stand under each other', () => {
    const text = frame(
      columnsFor(['left', 'right']),
      [
        ['東京/USDC', '1'],
        ['👨🏽‍💻/WETH', '22'],
        ['ETH/USDC', '333'],
      ],
      80,
    )!
    const [, , ...rows] = text.split('\n')
    expect(new Set(rows.map(columnsOf)).size).toBe(1)
  })
})
