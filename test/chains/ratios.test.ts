import { concat, pad, toFunctionSelector, toHex } from 'viem'
import { expect, test } from 'vitest'
import { chains } from '../../src/chains/index.ts'

/** Chain, token, and the function that tells its ratio, with what it is asked for; selectors are computed, not written. */
type Told = readonly [chain: string, token: string, signature: string, argument: bigint | null]
const published: readonly Told[] = [
  ['ethereum', 'wstETH', 'stEthPerToken()', null],
  ['ethereum', 'rETH', 'getExchangeRate()', null],
  ['ethereum', 'cbETH', 'exchangeRate()', null],
  ['ethereum', 'weETH', 'getRate()', null],
  ['ethereum', 'wBETH', 'exchangeRate()', null],
  ['ethereum', 'sUSDe', 'convertToAssets(uint256)', 10n ** 18n],
  ['ethereum', 'sDAI', 'convertToAssets(uint256)', 10n ** 18n],
  ['avalanche', 'sAVAX', 'getPooledAvaxByShares(uint256)', 10n ** 18n],
]

const told = chains.flatMap(chain =>
  chain.tokens.flatMap(token => (token.ratio === undefined ? [] : [{ chain: chain.name, token, ratio: token.ratio }])),
)

test('the ratios are those of the list', () => {
  expect(told.map(({ chain, token }) => `${chain} ${token.symbol}`)).toEqual(
    published.map(row => row.slice(0, 2).join(' ')),
  )
})

test.each(published)('%s: %s tells its ratio by %s', (chain, symbol, signature, argument) => {
  const { token, ratio } = told.find(one => one.chain === chain && one.token.symbol === symbol)!
  const words = argument === null ? [] : [pad(toHex(argument))]
  expect(ratio.data).toBe(concat([toFunctionSelector(signature), ...words]))
  expect(ratio.source.split('(')[0]).toBe(signature.split('(')[0])
  // Each of these says it of itself, in 18 decimals; a ratio told by another contract would be another line of this test.
  expect(ratio.target).toBe(token.address)
  expect(ratio.decimals).toBe(18)
})
