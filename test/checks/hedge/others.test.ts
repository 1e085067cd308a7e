import { describe, expect, it } from 'vitest'
import { hedge as checks } from '../../../src/checks/hedge/index.ts'
import { accountOf, ethTick, ethUsdc, gap, lpsOf, ok, subjectOf, tokens } from '../../support/artifacts.ts'
import { actualOf, hedged, held, type Situation, short, shortOf, verdictsOf } from './audited.ts'

const perps = [short(`-${held}`)]
const at = (lower: number, upper: number, rest = {}): Situation =>
  hedged(perps, { lps: ok([lpsOf(ok(ethUsdc({ tickLower: ethTick + lower, tickUpper: ethTick + upper, ...rest })))]) })
const lpDown = ok([lpsOf(gap('the chain'))])

describe('the range', () => {
  it.each<[string, Situation, string]>([
    ['far from either bound', hedged(perps), 'pass'],
    ['near its upper bound', at(-2000, 300), 'warn info'],
    ['near its lower bound', at(-300, 2000), 'warn info'],
    ['below its range', at(600, 2000), 'fail low'],
    ['above its range', at(-2000, -600), 'fail low'],
    ['without liquidity', at(600, 2000, { liquidity: '0' }), 'none'],
    ['not read', hedged(perps, { lps: lpDown }), 'unknown'],
  ])('%s', (_what, situation, expected) => {
    expect(shortOf('range', situation)).toBe(expected)
  })

  it('says how near it is', () => {
    expect(actualOf('range', at(-2000, 300))).toBe('#1 is 3.0 % from its upper bound')
    expect(actualOf('range', at(600, 2000))).toBe('#1 is out of range')
  })
})

describe('the legs', () => {
  it.each<[string, Situation, string]>([
    ['all read', hedged(perps), 'pass'],
    ['the chain down', hedged(perps, { lps: lpDown }), 'unknown'],
    ['the mode down', hedged(perps, { accounts: ok([accountOf(perps, { mode: gap('the mode') })]) }), 'unknown'],
    [
      'the wallet not in the store',
      hedged(perps, { subjects: ok([subjectOf({ wallet: gap('the wallet') })]) }),
      'unknown',
    ],
  ])('%s', (_what, situation, expected) => {
    expect(shortOf('legs-read', situation)).toBe(expected)
  })

  it('tells all that is missing', () => {
    const [verdict] = verdictsOf(
      'legs-read',
      hedged(perps, { lps: lpDown, accounts: ok([accountOf(perps, { mode: gap('the mode') })]) }),
    )
    expect(verdict).toMatchObject({
      gap: { message: expect.stringMatching(/no answer about the chain.*no answer about the mode/) },
    })
  })
})

describe('what else makes the numbers doubtful', () => {
  const fake = ok([lpsOf(ok(ethUsdc({}, { pair: ['fake', 'usdc'] })))])

  it.each<[string, Situation, string]>([
    ['nothing', hedged(perps), 'pass'],
    ['a token that is no part of any sum', hedged(perps, { lps: fake }), 'warn medium'],
    [
      'a stablecoin off its peg',
      hedged(perps, { lps: ok([lpsOf(ok(ethUsdc({}, { tick: ethTick + 200 })))]) }),
      'warn medium',
    ],
    ['what other checks say', hedged([short('-3')]), 'pass'],
    ['what is merely worth knowing', hedged(perps, { subjects: ok([subjectOf({ shared: true })]) }), 'pass'],
    ['a leg that is missing', hedged(perps, { lps: lpDown }), 'unknown'],
  ])('%s', (_what, situation, expected) => {
    expect(shortOf('status-alerts', situation)).toBe(expected)
  })

  it('names it', () => {
    expect(actualOf('status-alerts', hedged(perps, { lps: fake }))).toContain(
      `WETH (${tokens.fake.address}) stands for no known asset`,
    )
  })
})

describe('the words of each', () => {
  it.each(checks.map(check => [check.id, check] as const))('%s', (_id, check) => {
    for (const title of [check.title, check.failureTitle]) {
      expect(title.length).toBeLessThan(60)
      expect(title).not.toMatch(/[.]$/)
    }
    expect(check.rationale.length).toBeLessThanOrEqual(160)
    expect(check.reference).toMatch(/^https:\/\//)
  })
})
