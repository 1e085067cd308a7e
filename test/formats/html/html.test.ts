import { describe, expect, it } from 'vitest'
import type { Page } from '../../../src/domain/page.ts'
import { breakable, cut, escaped } from '../../../src/formats/html/escape.ts'
import { html } from '../../../src/formats/html/html.ts'

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  '</style><style>*{display:none}',
  '&lt;b&gt; &amp;',
  '--><!--',
  'a\u202Egnp.exe\u0000\u0007\u200f\ud800',
  `${'x'.repeat(5000)}`,
]

/** The same text wherever a page has room for one. */
const pageOf = (text: string): Page => {
  const table = {
    kind: 'table' as const,
    columns: [{ title: text }, { title: text }],
    rows: [[text, [{ text, tone: 'bad' as const }]]],
  }
  return {
    title: text,
    head: [text],
    parts: [
      {
        title: text,
        mark: { text, tone: 'warn' },
        blocks: [
          { kind: 'title', text },
          { kind: 'lines', lines: [text] },
          { kind: 'verbatim', text },
          { kind: 'tiles', tiles: [{ label: text, text, why: text }] },
          { kind: 'terms', terms: [{ mark: { text, tone: 'bad' }, title: text, id: text, rows: [[text, text]] }] },
          { kind: 'folded', title: text, blocks: [table] },
          {
            kind: 'charts',
            charts: [
              {
                ...{ title: text, text, table },
                drawing: {
                  kind: 'ranges',
                  rows: [
                    {
                      name: text,
                      isIn: true,
                      at: 0.5,
                      entry: 0.1,
                      lower: text,
                      upper: text,
                      price: text,
                      entryPrice: text,
                    },
                  ],
                },
              },
              {
                title: text,
                text,
                table,
                drawing: { kind: 'bars', bars: [{ name: text, value: 1, text, isTotal: true }] },
              },
            ],
          },
        ],
      },
    ],
  }
}

/** Tags with their attributes, as a browser would take them. */
const tagsIn = (text: string) => [...text.matchAll(/<[a-z!/][^>]*>/gi)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'))

describe('a page', () => {
  it('is made of the same tags whatever stands in it', () => {
    const plain = tagsIn(html(pageOf('a')).replaceAll('<wbr>', ''))
    for (const text of hostile) expect(tagsIn(html(pageOf(text)).replaceAll('<wbr>', '')), text).toEqual(plain)
  })

  it('shows nothing that turns or hides the text beside it', () => {
    const body = html(pageOf(hostile.join(' ')))
    expect(body.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
  })

  it('names nothing that is elsewhere, and runs nothing', () => {
    const text = html(pageOf('a'))
    expect(text).not.toMatch(
      /<(script|iframe|object|embed|base|form|video|audio)|\bsrc=|url\(|@import|https?:|\son\w+=/i,
    )
    expect([...text.matchAll(/href="([^"]*)"/g)].map(([, to]) => to)).toEqual(['data:,', '#part-0'])
    expect(text).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"`,
    )
  })

  it('has each id once, and what it points to', () => {
    const text = html(pageOf('a'))
    const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!)
    expect(new Set(ids).size).toBe(ids.length)
    const named = [...text.matchAll(/aria-labelledby="([^"]*)"/g)].flatMap(([, to]) => to!.split(' '))
    expect(named.filter(id => !ids.includes(id))).toEqual([])
    expect(text.match(/<svg role="img"/g)).toHaveLength(2)
  })
})

describe('text', () => {
  it('is escaped', () => expect(escaped(`<&>"'`)).toBe('&lt;&amp;&gt;&quot;&#39;'))

  it('is broken where no line is wide enough, and in the middle of no character', () => {
    expect(breakable('short words are left as they are, all of them')).not.toContain('<wbr>')
    expect(breakable('<'.repeat(30))).toBe([14, 14, 2].map(count => '&lt;'.repeat(count)).join('<wbr>'))
    expect(breakable('😀'.repeat(20)).replaceAll('<wbr>', '')).toBe('😀'.repeat(20))
  })

  it('keeps a sign with its dollars', () => expect(breakable('by −$3.00')).toBe('by −&#8288;$3.00'))

  it('is cut to what a drawing has room for', () => {
    expect([cut('abc', 3), cut('abcd', 3), cut('😀😀😀😀', 2)]).toEqual(['abc', 'ab…', '😀…'])
  })
})
