import { describe, expect, test } from 'vitest'
import { mapAssets } from '../../src/commands/add/mapAssets.ts'
import { judgeHedge } from '../../src/commands/status/hedgeReport.ts'
import type { ActionContext } from '../../src/domain/actionContext.ts'
import type { Chain, KnownToken } from '../../src/domain/chain.ts'
import { emptyDocument, faultOf } from '../../src/settings/document.ts'
import { artifactsOf, chain, ethUsdc, lpsOf, markets, ok, subjectOf, tokens } from '../support/artifacts.ts'

const weth = tokens.weth.address
const ratio = { target: weth, data: '0x035faf82', decimals: 18, source: 'a test' } as const

/** The test's chain, its WETH replaced by something that is worth more than an ETH. */
const withRatio: Chain = {
  ...chain,
  tokens: chain.tokens.map((token): KnownToken => (token.address === weth ? { ...token, ratio } : token)),
}
const reason = 'its own contract on this chain does not tell its ratio to ETH'
const withRefusal: Chain = { ...chain, refused: [{ address: weth, symbol: 'wstETH', reason }] }

const judge = (on: Chain, assets: Record<string, string> = {}) => {
  const subject = subjectOf({ assets })
  const lps = ok([lpsOf(ok(ethUsdc()))])
  return judgeHedge(subject, artifactsOf({ subjects: ok([subject]), chains: ok([on]), lps })).report
}

describe.each([
  ['a ratio that is not read', withRatio, 'its contract did not tell its ratio to ETH'],
  ['no ratio on this chain', withRefusal, reason],
])('a token with %s', (_what, on, why) => {
  test.each([{}, { [weth]: 'ETH' }])('is no ETH, whatever is mapped (%o)', assets => {
    const { lps, exposure, alerts, gaps } = judge(on, assets)
    expect(lps[0]?.token0.asset).toBeNull()
    expect(lps[0]?.delta).toEqual({})
    expect(exposure).toMatchObject([{ asset: 'ETH', lpDelta: null, netDelta: null }])
    expect(gaps.map(({ code }) => code)).toEqual(['ratio-unknown'])
    expect(alerts.filter(({ id }) => id === 'refused-token' || id === 'unmapped-token')).toEqual([
      { id: 'refused-token', severity: 'warning', message: `WETH (${weth}) cannot be counted: ${why}` },
    ])
  })

  test('is not added as one, only left out by name', async () => {
    const snapshot = ethUsdc()
    const add = (assets: Record<string, string>) =>
      mapAssets(
        { say: () => {} } as unknown as ActionContext,
        { assets, deposit: {} } as never,
        on,
        snapshot,
        'all',
        markets,
      )
    for (const assets of [{}, { [weth]: 'ETH' }]) {
      await expect(add(assets)).rejects.toMatchObject({
        code: 'refused-token',
        message: `WETH (${weth}) cannot be counted: ${why}`,
        hint: expect.stringContaining(`--asset ${weth}=none`),
      })
    }
    await expect(add({ [weth]: 'none' })).resolves.toMatchObject({ assets: { [weth]: 'none' }, coins: [] })
  })
})

test('the same token without a ratio is one ETH', () => {
  const { lps, alerts } = judge(chain)
  expect(lps[0]?.token0.asset).toBe('ETH')
  expect(Number(lps[0]?.delta.ETH)).toBeGreaterThan(0)
  expect(alerts.map(({ id }) => id)).not.toContain('refused-token')
})

describe('a chain in the settings file', () => {
  const fault = (on: unknown) => faultOf({ ...emptyDocument('abcdefgh'), chains: [on] })
  const spoilt = (change: object) =>
    fault({ ...withRatio, tokens: [{ ...withRatio.tokens[0]!, ratio: { ...ratio, ...change } }] })

  test('may carry ratios and refusals, or neither', () => {
    for (const on of [chain, withRatio, withRefusal]) expect(fault(on)).toBeNull()
  })

  test('is not whole with a ratio or a refusal that is none', () => {
    for (const change of [
      { target: '0x1' },
      { data: 'stEthPerToken()' },
      { data: '0x035' },
      { decimals: -1 },
      { decimals: 1.5 },
    ]) {
      expect(spoilt(change)).toBe('chain number 1 is not whole')
    }
    for (const refused of [{}, [{ address: weth }], [{ address: '0x1', reason }]]) {
      expect(fault({ ...chain, refused })).toBe('chain number 1 is not whole')
    }
  })
})
