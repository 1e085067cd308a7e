import { describe, expect, it } from 'vitest'
import type { Tone } from '../../src/domain/section.ts'
import { table } from '../../src/formats/table.ts'

const tones: readonly Tone[] = ['good', 'warn', 'bad', 'dim', 'strong']

/** Numbers of the control sequences (SGR) before a text of that tone. */
function codesOf(tone: Tone): number[] {
  const line = table({}, [{ kind: 'lines', lines: [{ text: 'word', tone }] }], {
    columns: 80,
    color: true,
    terminal: true,
  })
  return line
    .split('word')[0]!
    .split('\u001b[')
    .slice(1)
    .map(code => Number.parseInt(code, 10))
}

const isForeground = (code: number) => (code >= 30 && code <= 37) || (code >= 90 && code <= 97)
const isGround = (code: number) => (code >= 40 && code <= 47) || (code >= 100 && code <= 107)

describe('tones of a terminal', () => {
  it('are of the sixteen colours that every theme has its own of', () => {
    for (const tone of tones)
      for (const code of codesOf(tone))
        expect(code).toSatisfy((each: number) => each < 3 || isForeground(each) || isGround(each))
  })

  it('read on dark and on light: yellow and white never stand without a ground of their own, nor a ground without letters', () => {
    for (const tone of tones) {
      const codes = codesOf(tone)
      const pale = codes.some(code => [33, 37, 93, 97, 96, 92].includes(code))
      expect([tone, pale && !codes.some(isGround)]).toEqual([tone, false])
      expect([tone, codes.some(isGround) && !codes.some(isForeground)]).toEqual([tone, false])
    }
  })

  it('differ where nobody sees red and green, by weight or ground', () => {
    const seen = tones.map(tone =>
      codesOf(tone).map(code => (isForeground(code) ? 'letters' : isGround(code) ? 'ground' : code)),
    )
    for (const [a, b] of [
      ['good', 'bad'],
      ['good', 'warn'],
      ['warn', 'bad'],
    ] as const) {
      expect(seen[tones.indexOf(a)]).not.toEqual(seen[tones.indexOf(b)])
    }
  })
})
