import { exitCodes, Failure } from '../../domain/failure.ts'
import type { Network } from '../../domain/perp.ts'

const bases: Record<Network, string> = {
  mainnet: 'https://api.hyperliquid.xyz',
  testnet: 'https://api.hyperliquid-testnet.xyz',
}

/**
 * Where the info API is asked, without a trailing slash. `override` (HEDGE_HYPERLIQUID_URL) stands in for mainnet only;
 * plain http is for this machine alone. A bad one is refused without being repeated: it may carry credentials.
 */
export function hyperliquidUrl(network: Network, override: string | undefined): string {
  if (network !== 'mainnet' || !override) return bases[network]
  const url = URL.parse(override.trim())
  if (!url) throw refusal('is not a URL')
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    throw refusal('is neither https nor http on this machine (127.0.0.1, [::1], localhost)')
  }
  if (url.username || url.password) throw refusal('carries a user name or a password')
  if (url.search || url.hash) throw refusal('carries more than a host and a path')
  return (url.origin + url.pathname).replace(/\/+$/, '')
}

/** The URL parser has already spelled IPv4 hosts as four numbers, whatever was typed. */
const isLoopback = (host: string) => host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)

const refusal = (problem: string) =>
  new Failure(
    'bad-hyperliquid-url',
    `HEDGE_HYPERLIQUID_URL ${problem}`,
    `unset HEDGE_HYPERLIQUID_URL, or: export HEDGE_HYPERLIQUID_URL=${bases.mainnet}`,
    exitCodes.usage,
  )
