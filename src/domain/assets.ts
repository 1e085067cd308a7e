/** The dollar: what a listed stablecoin is counted as. It is no exposure. */
export const dollar = 'USD'

/**
 * Perp coins whose contract is not one unit of the asset. `k` coins are 1000 tokens (kPEPE hedges 1000 PEPE); an
 * explicit table, since KAS and KAITO begin with the same letter.
 */
const thousands = ['PEPE', 'SHIB', 'BONK', 'FLOKI', 'LUNC', 'DOGS', 'NEIRO']

/** The coin of an asset on the main dex, and how many of the asset one unit of it is. */
export const coinOf = (asset: string): { coin: string; unit: number } =>
  thousands.includes(asset) ? { coin: `k${asset}`, unit: 1000 } : { coin: asset, unit: 1 }

/** The asset of a perp coin, `dex:COIN` included. */
export const assetOf = (coin: string): { asset: string; unit: number } => {
  const name = coin.slice(coin.indexOf(':') + 1)
  const thousand = thousands.find(asset => name === `k${asset}`)
  return thousand === undefined ? { asset: name, unit: 1 } : { asset: thousand, unit: 1000 }
}

/** The dex of a perp coin; the main one is `''`. */
export const dexOf = (coin: string): string => coin.slice(0, Math.max(0, coin.indexOf(':')))

/** Spot tokens of the venue that stand for an asset one to one (Unit's bridged assets, and HYPE itself). */
export const spotAssets: Readonly<Record<string, string>> = { HYPE: 'HYPE', UETH: 'ETH', UBTC: 'BTC', USOL: 'SOL' }

/** Spot tokens of the venue that count as one dollar: what its dexes are margined in. */
export const spotDollars: readonly string[] = ['USDC', 'USDT0', 'USDH', 'USDE']

export const assetPattern = /^[A-Z0-9]{1,16}$/

/** What a token stands for that its owner will not have counted: said, unlike that of a token nobody knows. */
export const noAsset = 'none'

/** What a token may be said to stand for. */
export const isMapping = (text: string): boolean => text === noAsset || assetPattern.test(text)
