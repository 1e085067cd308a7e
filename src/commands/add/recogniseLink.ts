import type { Chain } from '../../domain/chain.ts'
import { siteOf } from './knownSites.ts'

export type Linked =
  | { tokenId: string; chain: string | null }
  | { address: string; chain: string | null }
  | { why: string }

/**
 * A link to a position or an address, on a site that is known; it is read, never opened. Of any other it is said that it
 * is none, and nothing of it is repeated: it may be an RPC URL with its key.
 */
export function recogniseLink(text: string, chains: readonly Chain[]): Linked {
  const url = urlOf(text)
  if (url === null) return { why: 'An address is 0x and 40 hexadecimal digits; an NFT id is a number; or paste a link' }
  if (!['https:', 'http:'].includes(url.protocol)) return { why: 'A link begins with https://' }
  if (url.username !== '' || url.password !== '')
    return { why: 'That link has a user or a password in it: leave it out' }
  const site = url.port === '' ? siteOf(url.hostname, chains) : null
  if (site === null) {
    return {
      why: 'That site is not known here: paste the address or the NFT id (an RPC URL is asked for later, and hidden)',
    }
  }
  // Older links of the Uniswap site have all that matters after the #.
  const hashed = /^#\/./.test(url.hash) ? urlOf(`https://${url.hostname}${url.hash.slice(1)}`) : null
  const { pathname, searchParams } = hashed ?? url
  const parts = partsOf(pathname)
  return site.kind === 'uniswap'
    ? onUniswap(parts, url.searchParams.get('chain') ?? searchParams.get('chain'), chains)
    : elsewhere(parts, searchParams.get('a'), site.chain, chains)
}

/** As copied from an address bar, the beginning may be missing. */
function urlOf(text: string): URL | null {
  if (!/^[\x21-\x7e]+$/.test(text)) return null
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
    ? text
    : /^[\w-]+(\.[\w-]+)+\//.test(text)
      ? `https://${text}`
      : null
  return whole === null ? null : URL.parse(whole)
}

const partsOf = (path: string): string[] => path.split('/').filter(part => part !== '')

const isId = (text: string | null | undefined): text is string => text != null && /^[1-9]\d{0,19}$/.test(text)

const isAddress = (text: string | undefined): text is string => text !== undefined && /^0x[0-9a-f]{40}$/i.test(text)

/** `/positions/v3/CHAIN/ID`, and before that `/pool/ID` and `/pools/ID`, with the chain in the query if at all. */
function onUniswap([first, second, third, fourth]: string[], inQuery: string | null, chains: readonly Chain[]): Linked {
  if (first === 'positions' && second !== undefined && second !== 'v3') {
    return { why: `Only positions of Uniswap V3 are read here, and that one is of another version` }
  }
  const [id, name] = first === 'positions' ? [fourth, third] : [second, inQuery]
  if (!['positions', 'pool', 'pools'].includes(first ?? '') || !isId(id)) {
    return { why: 'That page shows no position: open yours, and copy its address from there' }
  }
  if (name == null) return { tokenId: id, chain: null }
  const chain = chainOfSite(name, chains)
  return chain === null ? unknownChain : { tokenId: id, chain }
}

/** Names of chains as sites spell them, where they are not ours. */
const aliases: Record<string, string> = {
  mainnet: 'ethereum',
  eth: 'ethereum',
  matic: 'polygon',
  bsc: 'bnb',
  arbitrumone: 'arbitrum',
  avalanchec: 'avalanche',
}

const unknownChain: Linked = { why: 'The chain in that link is not known here: hedge chain list' }

function chainOfSite(name: string, chains: readonly Chain[]): string | null {
  const plain = name.toLowerCase().replace(/[-_]/g, '')
  const wanted = Object.hasOwn(aliases, plain) ? aliases[plain] : plain
  return chains.find(chain => chain.name === wanted)?.name ?? null
}

/** Explorers and markets: an NFT beside the contract it belongs to, or an address alone. */
function elsewhere(parts: string[], inQuery: string | null, chain: string | null, chains: readonly Chain[]): Linked {
  const [kind] = parts
  if (kind === 'tx') return { why: 'That is a transaction: open it, and copy the NFT id or your address from there' }
  const at = parts.findIndex(part => isAddress(part))
  const address = parts[at]
  if (!isAddress(address)) return { why: 'That page shows no position and no address' }
  const before = parts[at - 1] ?? ''
  const named = chain ?? (parts.length > 2 && isItem(kind) ? chainOfSite(before, chains) : null)
  if (isItem(kind) && named === null) return unknownChain
  const after = parts[at + 1] === 'instance' ? parts[at + 2] : parts[at + 1]
  const id = [inQuery, after].find(isId)
  const manager = chains.find(({ name }) => name === named)?.positionManager
  const isManager = manager === address.toLowerCase()
  if (id !== undefined && !['address', 'account', 'profile'].includes(kind ?? '')) {
    if (isManager) return { tokenId: id, chain: named }
    return { why: 'That NFT is of another contract than the position manager of Uniswap V3 on its chain' }
  }
  if (isManager) return { why: 'That is the contract of all positions: open yours, and copy its address from there' }
  if (['token', 'nft'].includes(kind ?? '')) return { why: 'That is a token, not a position and not a wallet' }
  return { address, chain: named }
}

/** A market's page of one NFT, which names the chain: `/item/CHAIN/0x…/ID`. */
const isItem = (kind: string | undefined): boolean => kind === 'item' || kind === 'assets'
