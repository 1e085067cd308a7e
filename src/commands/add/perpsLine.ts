import type { WirePerp } from '../../domain/perp.ts'
import { amount } from '../words/numbers.ts'

/** What an account holds, by which its owner knows it: `short 3.9 ETH, long 10 SOL`. */
export function perpsLine(perps: readonly Pick<WirePerp, 'coin' | 'szi'>[]): string {
  if (perps.length === 0) return 'no perps open'
  const told = perps.slice(0, most).map(({ coin, szi }) => {
    const isShort = szi.startsWith('-')
    return `${isShort ? 'short' : 'long'} ${amount(isShort ? szi.slice(1) : szi)} ${coin}`
  })
  return perps.length > most ? `${told.join(', ')} and ${perps.length - most} more` : told.join(', ')
}

const most = 4
