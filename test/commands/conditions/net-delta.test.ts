import { expect, it } from 'vitest'
import { gap } from '../../support/artifacts.ts'
import { found, hedgedBy, lpDelta, messagesOf } from '../../support/watchedOf.ts'

const open = 0.1 * lpDelta * 3000
const limits = (warning: number | null, critical: number | null = null) => ({
  'delta.warning': warning,
  'delta.critical': critical,
})
const at = (share: number, ...of: Parameters<typeof limits>) =>
  found('net-delta', { accounts: hedgedBy(share), limits: limits(...of) })[0]!.split(' ')[1]

it('is what is open in dollars, either way', () => {
  expect([at(0.9, open * 1.01), at(0.9, open * 0.99), at(1.1, open * 0.99)]).toEqual(['ok', 'warning', 'warning'])
  expect(at(0.9, open * 0.5, open * 0.99)).toBe('critical')
  expect(messagesOf('net-delta', { accounts: hedgedBy(1.1) })[0]).toMatch(/^the net delta of ETH is −\$[\d,]+\.\d\d$/)
})

it('has no limit before a person sets one, and then nothing is held against what nobody knows', () => {
  expect(at(0, null)).toBe('ok')
  expect(found('net-delta', { accounts: gap('venue') })).toEqual(['ETH ok -'])
  expect(found('net-delta', { accounts: gap('venue'), limits: limits(5) })).toEqual(['ETH unknown -'])
  expect(found('net-delta', { lps: gap('rpc'), limits: limits(5) })).toEqual(['unknown -'])
})
