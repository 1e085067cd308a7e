import { describe, expect, it } from 'vitest'
import { styledRuns } from './styledRuns.ts'
import { terminalSvg } from './terminalSvg.ts'

describe('the drawing of a terminal', () => {
  it('puts each word at its column, and a wide character takes two', () => {
    const runs = styledRuns('a  \u6f22 b')
    expect(runs.map(({ text, column, columns }) => [text, column, columns])).toEqual([
      ['a', 0, 1],
      ['\u6f22', 3, 2],
      ['b', 6, 1],
    ])
  })

  it('keeps colours, and a ground under the spaces that it is on', () => {
    const [word, label] = styledRuns('\u001b[32mgood\u001b[39m \u001b[30;43m a b \u001b[49;39m')
    expect(word).toMatchObject({ text: 'good', ink: { color: 'green', ground: null } })
    expect(label).toMatchObject({ text: ' a b ', column: 5, columns: 5, ink: { color: 'black', ground: 'yellow' } })
  })

  it('says of a style that it does not know that it does not', () => {
    expect(() => styledRuns('\u001b[5mblink')).toThrow('style 5')
  })

  it('has text as text, and nothing of it is markup', () => {
    const svg = terminalSvg('<b> & co', 'a < b')
    expect(svg).toContain('>&lt;b&gt;</tspan> <tspan')
    expect(svg).toContain('<title id="title">a &lt; b</title>')
    expect(svg).not.toMatch(/<(?!\/?(?:svg|title|style|rect|text|tspan)\b)/)
  })

  it('asks for nothing from elsewhere', () => {
    expect(terminalSvg('a', 'b').replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|href|<script/)
  })
})
