import { describe, expect, it } from 'vitest'
import { agentLines, agentReports } from '../../../src/commands/words/agentLines.ts'
import { plainText } from '../../../src/domain/section.ts'

const now = new Date('2026-06-01T00:00:00.000Z')
const address = `0x${'a'.repeat(40)}` as const
const endingIn = (days: number) => ({ address, name: 'bot', validUntil: now.getTime() + days * 86_400_000 })
const lineOf = (agent: Parameters<typeof agentReports>[0][number]) =>
  agentLines(agentReports([agent], now)).map(plainText)

describe('how long an agent lasts', () => {
  it.each([
    [90, '90 days left, until 2026-08-30'],
    [1.5, '1 day left, until 2026-06-02'],
    [0.5, '0 days left, until 2026-06-01'],
    [0, '0 days left, until 2026-06-01'],
    [-0.01, 'expired on 2026-05-31 (may still work)'],
    [-400, 'expired on 2025-04-27 (may still work)'],
  ])('%d days from now', (days, words) => expect(lineOf(endingIn(days))).toEqual([`  ${address} (bot): ${words}`]))

  it.each([null, 1e300])('%s is no end', validUntil => {
    expect(lineOf({ address, name: null, validUntil })).toEqual([
      `  ${address} (no name: the site itself made it): no end`,
    ])
  })
})
