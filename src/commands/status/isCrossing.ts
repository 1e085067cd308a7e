import type { Alert } from './types.ts'

/** Alerts that say that a line was crossed, and not merely that something is worth knowing: what exit code 10 is about. */
const crossings = ['out-of-range', 'hedge-drift', 'unhedged-perp', 'liquidation-near', 'margin-high', 'legs-apart']

export const isCrossing = ({ id }: Alert): boolean => crossings.includes(id)
