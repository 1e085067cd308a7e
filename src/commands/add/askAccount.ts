import type { ActionContext } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import type { Network } from '../../domain/perp.ts'
import { askSpelled, type Spelled } from '../words/address.ts'
import type { HeldAccount } from './heldAccounts.ts'
import { perpsLine } from './perpsLine.ts'

/** What is known when the account is asked for. `kept`: what was answered before. `assets`: what the positions are known to hold. */
export type AccountHints = {
  offered: readonly HeldAccount[]
  assets: readonly string[]
  kept: Address | null
}

const question = 'Hyperliquid account that holds the short (main or sub-account)'

/** Those that what was pasted leads to, each with its perps, the one that is short of these assets first; or any other. */
export async function askAccount(context: ActionContext, network: Network, hints: AccountHints): Promise<Spelled> {
  const { offered, kept } = hints
  context.say('\nIt is read by its address: no key and no API wallet is needed, or taken.')
  const preset = kept === null ? {} : { preset: kept }
  const type = () => askSpelled(context, question, network, { ...preset, flag: '--account' })
  if (offered.length === 0) return type()
  const ranked = offered.toSorted((a, b) => rank(b, hints.assets) - rank(a, hints.assets))
  const named = await Promise.all(
    ranked.map(async ({ address, what, perps }) => ({
      name: `${await context.checksummed(address)}  ${what}: ${perpsLine(perps)}`,
      value: address,
      short: await context.checksummed(address),
    })),
  )
  const chosen = await context.prompt.choose<Address | null>({
    message: question,
    choices: [...named, { name: 'another address', value: null }],
    ...(kept === null ? {} : { default: named.some(({ value }) => value === kept) ? kept : null }),
  })
  return chosen === null ? type() : { address: chosen, checksum: 'derived' }
}

/** Short of what the positions hold, before any other perp, before none. */
const rank = ({ perps }: HeldAccount, assets: readonly string[]): number =>
  perps.some(({ coin, szi }) => assets.includes(coin) && szi.startsWith('-')) ? 2 : perps.length > 0 ? 1 : 0
