import type { Chain } from '../../domain/chain.ts'

/** `chain`: the one whose pages these are; null where pages of several stand, or of none. */
type Site = { kind: 'uniswap' } | { kind: 'other'; chain: string | null }

/** Where people look at positions and accounts, beside the explorers that the chains name themselves. */
const several = ['opensea.io', 'app.hyperliquid.xyz', 'hypurrscan.io', 'debank.com']

const explorers: Record<string, string> = {
  'eth.blockscout.com': 'ethereum',
  'arbitrum.blockscout.com': 'arbitrum',
  'base.blockscout.com': 'base',
  'explorer.optimism.io': 'optimism',
  'optimism.blockscout.com': 'optimism',
  'polygon.blockscout.com': 'polygon',
  'celo.blockscout.com': 'celo',
  'unichain.blockscout.com': 'unichain',
  'snowscan.xyz': 'avalanche',
}

/** The site of a host, by its whole name: one that only looks like it is a stranger. */
export function siteOf(host: string, chains: readonly Chain[]): Site | null {
  const name = host.toLowerCase().replace(/^www\./, '')
  if (name === 'app.uniswap.org') return { kind: 'uniswap' }
  if (several.includes(name)) return { kind: 'other', chain: null }
  const own = chains.find(({ explorer }) => explorer !== null && hostOf(explorer) === name)?.name
  const chain = own ?? (Object.hasOwn(explorers, name) ? explorers[name] : undefined)
  return chain === undefined || !chains.some(known => known.name === chain) ? null : { kind: 'other', chain }
}

const hostOf = (explorer: string): string | undefined => URL.parse(explorer)?.hostname.replace(/^www\./, '')
