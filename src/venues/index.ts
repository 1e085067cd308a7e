import type { LpTools, LpVenue, PerpVenueAt } from '../domain/venue.ts'

/**
 * The venues this program can read, by the name their reports carry. Each is loaded when it is first needed: a run that
 * reads one of them pays for that one alone.
 */
export const lpVenues: Record<string, (tools: LpTools) => Promise<LpVenue>> = {
  'uniswap-v3': async tools => (await import('./uniswap-v3/index.ts')).createUniswapV3(tools),
}

/**
 * `override` is the value of the venue's own base URL variable (HEDGE_HYPERLIQUID_URL), where it is set; `tries`, how often
 * a question is asked that fails in a way that passes.
 */
export const perpVenues: Record<string, (override: string | undefined, tries?: number) => Promise<PerpVenueAt>> = {
  hyperliquid: async (override, tries = 3) => {
    const [{ createHyperliquid }, { hyperliquidUrl }] = await Promise.all([
      import('./hyperliquid/index.ts'),
      import('./hyperliquid/baseUrl.ts'),
    ])
    return network => createHyperliquid({ baseUrl: hyperliquidUrl(network, override), network, tries })
  },
}
