import { dexOf, spotDollars } from '../../domain/assets.ts'
import type { PerpMetas, SpotBalance } from '../../domain/perp.ts'

/** Whether what a dex is margined in is known to be a dollar: only then are its money and its margin dollars. */
export type DollarDex = (dex: string) => boolean

/** The main dex is margined in USDC (token 0); another in what its meta names, which is a dollar if the spot side calls it one. */
export const dollarDex =
  (metas: PerpMetas | null, balances: readonly SpotBalance[]): DollarDex =>
  dex => {
    if (dex === '') return true
    const token = metas?.dexes.find(meta => meta.dex === dex)?.collateralToken
    if (token === 0) return true
    const coin = balances.find(balance => balance.token === token)?.coin
    return coin !== undefined && spotDollars.includes(coin)
  }

/** What is told of a perp whose money is in no known dollar; null of any other. */
export const whyNoDollars = (coin: string, isDollar: DollarDex): string | null =>
  isDollar(dexOf(coin)) ? null : `${coin} is margined in a token that is not known to be a dollar`
