import type { ActionContext } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import { assetPattern, coinOf, dollar, noAsset } from '../../domain/assets.ts'
import { assetOfToken, type Chain } from '../../domain/chain.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { Hedge } from '../../domain/hedge.ts'
import { type LpSnapshot, ratioWasRead, type WireToken } from '../../domain/lp.ts'
import type { WireMarket } from '../../domain/perp.ts'
import type { AddOptions } from './options.ts'
import { refuseMapping } from './refuseMapping.ts'
import { tokensOf } from './tokensOf.ts'

/** `assets`: only what the person said. `coins`: the perps that hedge what the positions hold. */
export type MappedAssets = { assets: Record<Address, string>; coins: string[]; symbols: string[] }

/**
 * Tokens are recognised by address alone; one that is not is asked about, never guessed from its symbol. `kept`: what was
 * answered before, which is offered again.
 */
export async function mapAssets(
  context: ActionContext,
  options: AddOptions,
  chain: Chain,
  snapshot: LpSnapshot,
  tokenIds: Hedge['tokenIds'],
  markets: readonly WireMarket[],
  kept: Readonly<Record<string, string>> = {},
): Promise<MappedAssets> {
  const { held, gone } = tokensOf(snapshot, tokenIds)
  const tokens = [...held, ...gone]
  refuseStrangers(options, tokens, chain)
  const assets: Record<Address, string> = {}
  const found: string[] = []
  for (const token of tokens) {
    const said = options.assets[token.address]
    if (said === undefined && gone.includes(token)) continue
    refuseMapping(token, chain, said)
    const known = assetOfToken(chain, token.address, ratioWasRead(token)) ?? undefined
    const asset = said ?? known ?? (await askAsset(context, token, chain, markets, kept[token.address]))
    if (said !== undefined || known === undefined) {
      checkMarket(asset, token, markets)
      assets[token.address] = asset
    }
    if (held.includes(token)) found.push(asset)
  }
  const exposed = found.filter(asset => asset !== dollar && asset !== noAsset)
  const coins = [...new Set(exposed.map(asset => coinOf(asset).coin))]
  if (coins.length === 0) context.say('Note: nothing in these positions has a perp to hedge it.')
  return { assets, coins, symbols: (held.length > 0 ? held : gone).map(({ symbol }) => symbol) }
}

/** A mapping of a token that is in no position is a mistyped address. */
function refuseStrangers({ assets, deposit }: AddOptions, tokens: readonly WireToken[], chain: Chain): void {
  const stranger = [...Object.keys(assets), ...Object.keys(deposit)].find(
    address => !tokens.some(token => token.address === address),
  )
  if (stranger === undefined) return
  const there = tokens.map(({ symbol, address }) => `${symbol} ${address}`).join(', ')
  throw new Failure(
    'bad-option',
    `${stranger} is in none of these positions; they hold ${there}`,
    `hedge add --chain ${chain.name} --help`,
    exitCodes.usage,
  )
}

const needsNoMarket = (asset: string): boolean => asset === noAsset || asset === dollar

const hasMarket = (asset: string, markets: readonly WireMarket[]): boolean =>
  markets.some(({ coin, isDelisted }) => coin === coinOf(asset).coin && !isDelisted)

function checkMarket(asset: string, { symbol }: WireToken, markets: readonly WireMarket[]): void {
  if (needsNoMarket(asset) || hasMarket(asset, markets)) return
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
  kept: string | undefined,
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
    const asset = spelled(answer)
    if (needsNoMarket(asset)) return true
    if (!assetPattern.test(asset)) return 'A ticker like ETH, USD for a dollar, or none'
    return (
      hasMarket(asset, markets) || `Hyperliquid has no perp called ${coinOf(asset).coin}; USD for a dollar, or none`
    )
  }
  const message = `What does ${symbol} (${address}) stand for, one to one? (ETH, BTC, …, USD, none)`
  context.say('\nIts address is on no list here; its symbol proves nothing. none leaves it out.')
  return spelled(await context.prompt.text({ message, check, ...(kept === undefined ? {} : { default: kept }) }))
}

const spelled = (answer: string): string =>
  answer.trim().toLowerCase() === noAsset ? noAsset : answer.trim().toUpperCase()
