import type { WireFill } from './history.ts'

/** How the venue closed a position against its holder's will; null of any other trade. */
export const forcedBy = ({ dir, liquidation }: Pick<WireFill, 'dir' | 'liquidation'>) =>
  dir.startsWith('Auto-Deleveraging') ? ('deleveraged' as const) : liquidation ? ('liquidated' as const) : null
