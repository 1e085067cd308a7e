import fc from 'fast-check'
import type { AccountReading } from '../../src/domain/artifacts.ts'
import type { LpSnapshot } from '../../src/domain/lp.ts'
import {
  accountOf,
  addressOf,
  artifactsOf,
  dexStateOf,
  lpsOf,
  markets,
  ok,
  perpOf,
  poolOf,
  positionOf,
  type StatusArtifacts,
  snapshotOf,
  spotOf,
  subjectOf,
  type TokenName,
  tickAt,
  tokens,
} from './artifacts.ts'

/** Whole situations: up to three hedges over shared accounts, with positions in pools of every kind. */

const usd: Record<TokenName, number> = {
  weth: 3000,
  usdc: 1,
  wbtc: 90_000,
  pepe: 0.00001,
  usdt: 1,
  fake: 7,
  other: 0.5,
}

const pairs: readonly (readonly [TokenName, TokenName])[] = [
  ['weth', 'usdc'],
  ['usdc', 'weth'],
  ['wbtc', 'weth'],
  ['weth', 'pepe'],
  ['usdc', 'usdt'],
  ['weth', 'fake'],
  ['other', 'usdc'],
  ['other', 'fake'],
]

/** Each pool within a percent or two of what its tokens are worth. */
const pool = fc.tuple(fc.constantFrom(...pairs), fc.integer({ min: -200, max: 200 })).map(([pair, off]) => {
  const [token0, token1] = [tokens[pair[0]], tokens[pair[1]]]
  return poolOf({ pair, tick: tickAt(usd[pair[0]] / usd[pair[1]], token0, token1) + off })
})

const owed = fc.bigInt({ min: 0n, max: 10n ** 18n }).map(String)

const snapshot: fc.Arbitrary<LpSnapshot> = fc
  .array(
    fc.record({
      pool,
      below: fc.integer({ min: -3000, max: 3000 }),
      width: fc.integer({ min: 1, max: 6000 }),
      liquidity: fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String),
      tokensOwed0: owed,
      tokensOwed1: owed,
    }),
    { maxLength: 3 },
  )
  .map(list =>
    snapshotOf(
      list.map(({ pool: each }) => each),
      list.map(({ pool: { tick }, below, width, ...rest }, index) =>
        positionOf({
          ...rest,
          tokenId: String(100 + index),
          pool: index,
          tickLower: tick - below,
          tickUpper: tick - below + width,
        }),
      ),
    ),
  )

const size = fc
  .tuple(fc.integer({ min: 1, max: 10 ** 7 }), fc.integer({ min: 0, max: 4 }), fc.boolean())
  .map(([units, places, short]) => `${short ? '-' : ''}${units / 10 ** places}`)

const perps = fc
  .uniqueArray(fc.constantFrom('ETH', 'BTC', 'kPEPE', 'SOL'), { maxLength: 4 })
  .chain(coins =>
    fc.tuple(...coins.map(coin => size.map(szi => perpOf({ coin, szi, mark: priceOf(coin), liquidationPx: null })))),
  )

const priceOf = (coin: string): number => Number(markets.find(market => market.coin === coin)?.markPx)

const spot = fc.array(
  fc.record({
    coin: fc.constantFrom('UETH', 'UBTC', 'USDC', 'HYPE'),
    token: fc.constant(1),
    total: fc.integer({ min: 0, max: 10 ** 6 }).map(units => String(units / 1000)),
    hold: fc.constant('0'),
  }),
  { maxLength: 2 },
)

const accounts: fc.Arbitrary<AccountReading[]> = fc.tuple(
  ...[0xb2, 0xb3].map(n =>
    fc
      .record({ perps, spot })
      .map(({ perps: list, spot: balances }) =>
        accountOf(list, { address: addressOf(n), dexes: [ok(dexStateOf(list))], spot: ok(spotOf(balances)) }),
      ),
  ),
)

/** No NFT stands in two hedges. */
const numbered = (read: LpSnapshot, hedge: number): LpSnapshot => ({
  ...read,
  positions: read.positions.map(each => ({ ...each, tokenId: `${hedge + 1}${each.tokenId}` })),
})

const hedge = fc.record({
  snapshot,
  account: fc.constantFrom(0xb2, 0xb3),
  target: fc.constantFrom('1', '0.5', '0', '1.25'),
})

export const anySituation: fc.Arbitrary<StatusArtifacts> = fc
  .record({ hedges: fc.array(hedge, { minLength: 1, maxLength: 3 }), accounts })
  .map(({ hedges, accounts: readings }) =>
    artifactsOf({
      subjects: ok(
        hedges.map(({ account, target }, index) =>
          subjectOf({ id: `h${index}`, name: `h${index}`, target, account: ok(addressOf(account)) }),
        ),
      ),
      lps: ok(hedges.map((each, index) => lpsOf(ok(numbered(each.snapshot, index)), `h${index}`))),
      accounts: ok(readings),
    }),
  )
