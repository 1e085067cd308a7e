import { describe, expect, test } from 'vitest'
import { mapAssets } from '../../../src/commands/add/mapAssets.ts'
import type { ActionContext } from '../../../src/domain/actionContext.ts'
import type { Chain } from '../../../src/domain/chain.ts'
import type { LpSnapshot } from '../../../src/domain/lp.ts'
import { emptyDocument, faultOf } from '../../../src/settings/document.ts'
import { chain, ethUsdc, markets, poolOf, positionOf, snapshotOf, tokens } from '../../support/artifacts.ts'
import { hedgeOf } from '../../support/fakeSources.ts'

const weth = tokens.weth.address
const memecoin = tokens.other.address

type Asked = { assets?: Record<string, string>; on?: Chain; snapshot?: LpSnapshot; answer?: string }

/** Maps the tokens of every position; with an `answer` there is a person, who gives it to every question. */
const map = ({ assets = {}, on = chain, snapshot = ethUsdc(), answer }: Asked) => {
  const prompt = { text: async () => answer }
  const context = { say: () => {}, interactive: answer !== undefined, prompt } as unknown as ActionContext
  return mapAssets(context, { assets, deposit: {} } as never, on, snapshot, 'all', markets)
}

const range = { tickLower: -600, tickUpper: 600 }
const closed = { liquidity: '0' }

/** An ETH/USDC position, and one of a token that nobody knows. */
const withMemecoin = (rest: { liquidity?: string; tokensOwed0?: string }) =>
  snapshotOf(
    [...ethUsdc().pools, poolOf({ pair: ['weth', 'other'], tick: 0 })],
    [...ethUsdc().positions, positionOf({ pool: 1, tokenId: '2', ...range, ...rest })],
  )

describe('a token said to be none', () => {
  test('is stored as none, though its address is known, and has no perp', async () => {
    const mapped = await map({ assets: { [weth]: 'none' } })
    expect(mapped).toMatchObject({ assets: { [weth]: 'none' }, coins: [] })
    const stored = { ...hedgeOf('a'), id: 'abcdefgh', assets: mapped.assets }
    expect(faultOf({ ...emptyDocument('abcdefgh'), hedges: [stored] })).toBeNull()
  })

  test.each(['none', ' None '])('is stored as none where a person answers %j', async answer => {
    const mapped = await map({ snapshot: withMemecoin({}), answer })
    expect(mapped).toMatchObject({ assets: { [memecoin]: 'none' }, coins: ['ETH'] })
  })
})

describe('a token that tells its ratio', () => {
  const ratio = { target: weth, data: '0x035faf82', decimals: 18, source: 'a test' } as const
  const on = { ...chain, tokens: chain.tokens.map(token => (token.address === weth ? { ...token, ratio } : token)) }
  const read = { ...ethUsdc(), tokens: [{ ...tokens.weth, ratio: { units: '12', decimals: 1 } }, tokens.usdc] }

  test.each(['BTC', 'USD'])('is not mapped to %s', async asset => {
    await expect(map({ on, snapshot: read, assets: { [weth]: asset } })).rejects.toMatchObject({
      code: 'refused-token',
      message: `WETH (${weth}) cannot be counted as ${asset}: its contract tells its ratio to ETH`,
      hint: `leave it out of the exposure: --asset ${weth}=none`,
    })
  })

  test.each([
    ['ETH', ['ETH']],
    ['none', []],
  ])('may be said to be %s', async (asset, coins) => {
    await expect(map({ on, snapshot: read, assets: { [weth]: asset } })).resolves.toMatchObject({ coins })
  })
})

describe('the tokens of a closed position', () => {
  test('are not asked about, and have no perp', async () => {
    const mapped = await map({ snapshot: withMemecoin(closed) })
    expect(mapped).toEqual({ assets: {}, coins: ['ETH'], symbols: ['WETH', 'USDC'] })
    const other = snapshotOf(
      [poolOf({ pair: ['wbtc', 'usdc'], tick: 0 })],
      [positionOf({ pool: 0, ...range, ...closed })],
    )
    await expect(map({ snapshot: other })).resolves.toMatchObject({ coins: [], symbols: ['WBTC', 'USDC'] })
  })

  test('may be mapped all the same', async () => {
    const mapped = await map({ snapshot: withMemecoin(closed), assets: { [memecoin]: 'SOL' } })
    expect(mapped).toMatchObject({ assets: { [memecoin]: 'SOL' }, coins: ['ETH'] })
  })

  test.each([{}, { ...closed, tokensOwed0: '1' }])('are asked about while something is left in it (%o)', async rest => {
    await expect(map({ snapshot: withMemecoin(rest) })).rejects.toMatchObject({ code: 'unknown-token' })
  })
})
