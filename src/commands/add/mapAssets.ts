import type { ActionContext } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import { assetPattern, coinOf, dollar } from '../../domain/assets.ts'
import { assetOfToken, type Chain, tokenRefusal } from '../../domain/chain.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { Hedge } from '../../domain/hedge.ts'
import { type LpSnapshot, ratioWasRead, type WireToken } from '../../domain/lp.ts'
import type { WireMarket } from '../../domain/perp.ts'
import type { AddOptions } from './options.ts'

/** `assets`: only what the person said. `coins`: the perps that hedge what the positions hold. */
export type MappedAssets = { assets: Record<Address, string>; coins: string[]; symbols: string[] }

/** Tokens are recognised by address alone; one that is not is asked about, never guessed from its symbol. */
export async function mapAssets(
  context: ActionContext,
  options: AddOptions,
  chain: Chain,
  snapshot: LpSnapshot,
  tokenIds: Hedge['tokenIds'],
  markets: readonly WireMarket[],
): Promise<MappedAssets> {
  const tokens = tokensOf(snapshot, tokenIds)
  refuseStrangers(options, tokens, chain)
  const assets: Record<Address, string> = {}
  const found: string[] = []
  for (const token of tokens) {
    const said = options.assets[token.address]
    if (said !== 'none') refuseUncountable(token, chain)
    const known = assetOfToken(chain, token.address, ratioWasRead(token)) ?? undefined
    const asset = said ?? known ?? (await askAsset(context, token, chain, markets))
    if (said !== undefined || known === undefined) {
      checkMarket(asset, token, markets)
      if (asset !== 'none') assets[token.address] = asset
    }
    if (asset !== 'none') found.push(asset)
  }
  const coins = [...new Set(found.filter(asset => asset !== dollar).map(asset => coinOf(asset).coin))]
  if (coins.length === 0) context.say('Note: nothing in these positions has a perp to hedge it.')
  return { assets, coins, symbols: tokens.map(({ symbol }) => symbol) }
}

function tokensOf(snapshot: LpSnapshot, tokenIds: Hedge['tokenIds']): WireToken[] {
  const positions = snapshot.positions.filter(({ tokenId }) => tokenIds === 'all' || tokenIds.includes(tokenId))
  const pools = [...new Set(positions.map(({ pool }) => pool))].flatMap(index => snapshot.pools[index] ?? [])
  const indexes = [...new Set(pools.flatMap(({ token0, token1 }) => [token0, token1]))]
  return indexes.flatMap(index => snapshot.tokens[index] ?? [])
}

/** What earns is counted by its ratio or not at all, whatever is said of it: one to one, the hedge would be too small. */
function refuseUncountable(token: WireToken, chain: Chain): void {
  const { symbol, address } = token
  const refusal = tokenRefusal(chain, address, ratioWasRead(token))
  if (refusal === null) return
  throw new Failure(
    'refused-token',
    `${symbol} (${address}) cannot be counted: ${refusal}`,
    `leave it out of the exposure: --asset ${address}=none`,
    exitCodes.usage,
  )
}

/** A mapping of a token that is in no position is a mistyped address. */
function refuseStrangers({ assets, deposit }: AddOptions, tokens: readonly WireToken[], chain: Chain): void {
  const stranger = [...Object.keys(assets), ...Object.keys(deposit)].find(
    address => !tokens.some(token => token.address === address),
  )
  if (stranger === undefined) return
  const held = tokens.map(({ symbol, address }) => `${symbol} ${address}`).join(', ')
  throw new Failure(
    'bad-option',
    `${stranger} is in none of these positions; they hold ${held}`,
    `hedge add --chain ${chain.name} --help`,
    exitCodes.usage,
  )
}

function checkMarket(asset: string, { symbol }: WireToken, markets: readonly WireMarket[]): void {
  if (asset === 'none' || asset === dollar) return
  if (markets.some(({ coin, isDelisted }) => coin === coinOf(asset).coin && !isDelisted)) return
  throw new Failure(
    'no-market',
    `Hyperliquid has no perp of the asset given for ${symbol}`,
    'use a coin listed at https://app.hyperliquid.xyz/trade, USD for a dollar, or none',
    exitCodes.usage,
  )
}

async function askAsset(
  context: ActionContext,
  token: WireToken,
  chain: Chain,
  markets: readonly WireMarket[],
): Promise<string> {
  const { symbol, address } = token
  if (!context.interactive) {
    throw new Failure(
      'unknown-token',
      `${symbol} (${address}) on ${chain.name} is not a token this program knows, and a symbol proves nothing`,
      `say what it stands for: --asset ${address}=ETH (or =USD for a dollar, =none)`,
      exitCodes.usage,
    )
  }
  const check = (answer: string): true | string => {
    const asset = answer.trim().toUpperCase()
    if (asset === 'NONE' || asset === dollar) return true
    if (!assetPattern.test(asset)) return 'A ticker like ETH, USD for a dollar, or none'
    const listed = markets.some(({ coin, isDelisted }) => coin === coinOf(asset).coin && !isDelisted)
    return listed || `Hyperliquid has no perp called ${coinOf(asset).coin}; USD for a dollar, or none`
  }
  const answer = await context.prompt.text({
    message: `What does ${symbol} (${address}) stand for, one to one? (ETH, BTC, …, USD, none)`,
    check,
  })
  return answer.trim().toUpperCase() === 'NONE' ? 'none' : answer.trim().toUpperCase()
}
