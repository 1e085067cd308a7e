import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BarChart, CurveChart, RangeChart } from '../../../src/domain/chart.ts'
import { barsSvg } from '../../../src/formats/html/barsSvg.ts'
import { curvesSvg } from '../../../src/formats/html/curvesSvg.ts'
import { rangesSvg } from '../../../src/formats/html/rangesSvg.ts'
import { place, width } from '../../../src/formats/html/width.ts'

const number = fc.double({ min: -1e15, max: 1e15, noNaN: true })
const word = fc.string({ unit: 'grapheme', maxLength: 60 })

const axis = fc
  .tuple(number, number, fc.array(fc.record({ at: number, text: word }), { maxLength: 7 }))
  .map(([a, b, ticks]) => {
    const [from, to] = [Math.min(a, b), Math.max(a, b)]
    return { from, to, ticks: ticks.map(tick => ({ ...tick, at: Math.min(to, Math.max(from, tick.at)) })) }
  })
const curves: fc.Arbitrary<CurveChart> = fc.record({
  kind: fc.constant('curves' as const),
  ...{ x: axis, y: axis },
  curves: fc.array(
    fc.record({
      name: word,
      hue: fc.constantFrom('lp' as const, 'hedge' as const, 'net' as const),
      runs: fc.array(fc.array(fc.tuple(number, number), { maxLength: 8 }), { maxLength: 4 }),
    }),
    { maxLength: 3 },
  ),
  marks: fc.array(fc.record({ x: number, text: word }), { maxLength: 6 }),
})
const ranges: fc.Arbitrary<RangeChart> = fc.record({
  kind: fc.constant('ranges' as const),
  rows: fc.array(
    fc.record({
      ...{ name: word, isIn: fc.boolean(), at: number, entry: fc.option(number) },
      ...{ lower: word, upper: word, price: word, entryPrice: word },
    }),
    { minLength: 1, maxLength: 5 },
  ),
})
const bars: fc.Arbitrary<BarChart> = fc.record({
  kind: fc.constant('bars' as const),
  bars: fc.array(
    fc.record({ name: word, value: fc.option(fc.oneof(number, fc.constant(0))), text: word, isTotal: fc.boolean() }),
    { minLength: 1, maxLength: 8 },
  ),
})

/** Every place that is drawn at, as far as it is said absolutely. */
function placesIn(body: string): { x: number[]; y: number[] } {
  const x = [...body.matchAll(/ (?:x|cx)="([^"]*)"/g)].map(found => Number(found[1]))
  const y = [...body.matchAll(/ (?:y|cy)="([^"]*)"/g)].map(found => Number(found[1]))
  for (const [, path = ''] of body.matchAll(/ d="([^"]*)"/g)) {
    for (const [, across, down] of path.matchAll(/[ML ]?([-\d.]+) ([-\d.]+)/g)) {
      if (path.includes('z')) continue
      x.push(Number(across))
      y.push(Number(down))
    }
  }
  return { x, y }
}

function expectInside({ height, body }: { height: number; body: string }) {
  expect(body).not.toMatch(/NaN|Infinity|undefined/)
  const { x, y } = placesIn(
    body
      .replace(/l7 7l-7 7l-7 -7z/g, 'z')
      .replace(/v\d+M/g, 'M')
      .replace(/<text[^>]*>[^<]*/g, tag => tag.split('>')[0]!),
  )
  for (const [values, most] of [
    [x, width],
    [y, height],
  ] as const) {
    for (const value of values) {
      expect(value).toBeGreaterThanOrEqual(-0.1)
      expect(value).toBeLessThanOrEqual(most + 0.1)
    }
  }
}

describe('whatever is drawn', () => {
  it('curves stay in their frame', () => fc.assert(fc.property(curves, chart => expectInside(curvesSvg(chart)))))
  it('prices stay beside their ranges', () => fc.assert(fc.property(ranges, chart => expectInside(rangesSvg(chart)))))
  it('bars stay between their names and numbers', () =>
    fc.assert(fc.property(bars, chart => expectInside(barsSvg(chart)))))

  it('is told in text that closes no tag', () => {
    fc.assert(
      fc.property(curves, chart => {
        const { body } = curvesSvg(chart)
        expect(body.replace(/<\/?(path|text|circle)( [\w-]+="[^"<>]*")*\/?>/g, '')).not.toMatch(/[<>"']/)
      }),
    )
  })
})

describe('what is drawn', () => {
  const flat = { from: 0, to: 10, ticks: [] }
  const one = (runs: [number, number][][]): CurveChart => {
    return { kind: 'curves', x: flat, y: flat, marks: [], curves: [{ name: 'a', hue: 'lp', runs }] }
  }

  it('is a dot of one point, nothing of none, and a path of more', () => {
    expect(curvesSvg(one([])).body).toBe('')
    expect(curvesSvg(one([[]])).body).toBe('')
    expect(curvesSvg(one([[[5, 5]]])).body).toMatch(/^<circle class="dot lp"/)
    expect(
      curvesSvg(
        one([
          [
            [0, 0],
            [10, 10],
          ],
        ]),
      ).body,
    ).toBe('<path class="curve lp" d="M12 200L466 10"/>')
  })

  it('is two paths where something is missing between them', () => {
    const gap: [number, number][][] = [
      [
        [0, 1],
        [1, 1],
      ],
      [
        [5, 1],
        [6, 1],
      ],
    ]
    expect(curvesSvg(one(gap)).body.match(/<path class="curve/g)).toHaveLength(2)
  })

  it('is no bar where a part is not known or nothing', () => {
    const bar = (value: number | null) => ({ name: 'a', value, text: '—', isTotal: false })
    expect(barsSvg({ kind: 'bars', bars: [bar(null), bar(0)] }).body).not.toContain('<rect')
    expect(
      barsSvg({ kind: 'bars', bars: [bar(-1), bar(3)] }).body.match(/<rect class="bar (loss|gain)"/g),
    ).toHaveLength(2)
  })

  it('is never at what is no number', () => {
    expect(() => place(Number.NaN)).toThrow(RangeError)
    expect(place(-0.01)).toBe('0')
  })
})
