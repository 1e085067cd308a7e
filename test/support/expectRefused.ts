import fc from 'fast-check'
import { expect } from 'vitest'
import { callMain, contentsOf } from './callMain.ts'
import { startFakeHyperliquid } from './fakeHyperliquid.ts'
import { malformed } from './malformed.ts'
import type { Home } from './runHedge.ts'

/** What may be repeated: an address, a number of 20 digits at most; anything shorter than a key stands in any text. */
const mayBeEchoed = (text: string): boolean =>
  /^0x[0-9a-f]{40}$/i.test(text) || /^[+-]?\d{1,20}(\.\d+)?$/.test(text) || text.length < 6

/**
 * Holds that many malformed lines to their codes: refused, described and not repeated, and nothing stored. Nothing is asked of
 * anybody but whose a pasted key is.
 */
export async function expectRefused(home: Home, runs: number): Promise<void> {
  const venue = await startFakeHyperliquid({ accounts: {}, markets: {} })
  const env = { HEDGE_HYPERLIQUID_URL: venue.url }
  const before = contentsOf(home)
  try {
    await fc.assert(
      fc.asyncProperty(malformed, async ({ line, stdin, input, exit, codes }) => {
        const { code, stdout, stderr } = await callMain([...line, '--json'], home, { stdin, env })
        const { schema, error } = JSON.parse(stdout)
        expect({ exit: code, schema }, stderr).toEqual({ exit, schema: 'hedge.error/1' })
        expect(codes, stderr).toContain(error.code)
        const said = (stdout + stderr).toLowerCase()
        for (const piece of piecesOf(input)) expect(said).not.toContain(piece)
      }),
      { numRuns: runs },
    )
    expect(contentsOf(home)).toEqual(before)
    expect(new Set(venue.requests.map(({ type }) => type))).toEqual(new Set(['userRole']))
    expect(venue.requests.filter(({ user }) => !/^0x[0-9a-f]{40}$/.test(user ?? ''))).toEqual([])
  } finally {
    await venue.close()
  }
}

/** The whole input, and each long run of digits or letters in it that could be a key or a part of one. */
const piecesOf = (input: string): string[] => {
  const trimmed = input.trim()
  const runs = trimmed.match(/[0-9a-z]{16,}|kN4ry\S*/gi) ?? []
  return [trimmed, ...runs].filter(piece => !mayBeEchoed(piece)).map(piece => piece.toLowerCase())
}
