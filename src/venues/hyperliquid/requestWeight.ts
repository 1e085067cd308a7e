const light = new Set([
  'l2Book',
  'allMids',
  'clearinghouseState',
  'orderStatus',
  'spotClearinghouseState',
  'exchangeStatus',
])

/** Items of an answer that weigh one more. */
const itemsEach: Record<string, number> = { userFillsByTime: 20, userFunding: 20, candleSnapshot: 60 }

/**
 * What one request takes from the 1,200 a minute of an IP address before its answer is known (Hyperliquid documentation,
 * "Rate limits").
 */
export const requestWeight = (type: string): number => (type === 'userRole' ? 60 : light.has(type) ? 2 : 20)

/** Rows of one answer at most: what a page of the past can weigh. */
const rowsEach: Record<string, number> = { userFillsByTime: 2000, userFunding: 500 }

/** Whether it is a list that goes back in time, and is read in turns. */
export const isPast = (type: string): boolean => rowsEach[type] !== undefined

/** What a full page weighs. */
export const pageWeight = (type: string): number =>
  requestWeight(type) + Math.ceil((rowsEach[type] ?? 0) / (itemsEach[type] ?? 1))

/** What the length of its answer adds. A part of a step is counted whole: the documentation does not say how it is cut. */
export const answerWeight = (type: string, body: unknown): number =>
  Array.isArray(body) && itemsEach[type] ? Math.ceil(body.length / itemsEach[type]) : 0
