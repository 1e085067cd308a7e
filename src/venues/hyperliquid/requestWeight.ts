const light = new Set([
  'l2Book',
  'allMids',
  'clearinghouseState',
  'orderStatus',
  'spotClearinghouseState',
  'exchangeStatus',
])

/**
 * What one request takes from the 1,200 a minute of an IP address (Hyperliquid documentation, "Rate limits"). Lists
 * that cost more by their length are not asked for here.
 */
export const requestWeight = (type: string): number => (type === 'userRole' ? 60 : light.has(type) ? 2 : 20)
