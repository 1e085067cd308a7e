import type { Plan } from '../life.ts'

const range = { lower: '0.9', upper: '1.1' }
const ether = { base: 'WETH', quote: 'USDC', price: '3000', others: '300', deposit: '4', ...range } as const

/** A pair with a dollar in it in both orders of its addresses, and one of two that move. */
export const plans = {
  dollar: { ...ether, quoteFirst: false },
  dollarFirst: { ...ether, quoteFirst: true },
  volatile: { base: 'WBTC', quote: 'WETH', price: '30', others: '10', deposit: '0.25', quoteFirst: false, ...range },
} as const satisfies Record<string, Plan>
