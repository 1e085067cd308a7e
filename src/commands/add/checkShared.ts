import type { ActionContext } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { AddOptions } from './options.ts'

/** An (account, coin) belongs to one hedge. True when it is shared and that was allowed. */
export async function checkShared(
  context: ActionContext,
  options: AddOptions,
  account: Address,
  coins: readonly string[],
): Promise<boolean> {
  const others = context.settings
    .hedges()
    .filter(hedge => hedge.testnet === options.testnet && hedge.coins.some(coin => coins.includes(coin)))
  if (others.length === 0) return false
  const store = await context.secrets()
  const accounts = await store.getMany(others.map(({ id }) => `hedge/${id}/account`))
  const same = others.find(({ id }) => accounts.get(`hedge/${id}/account`)?.reveal() === account)
  if (same === undefined) return false
  const both = same.coins.filter(coin => coins.includes(coin)).join(', ')
  const message = `the ${both} perp of this account belongs to ${same.name} already`
  if (options.allowShared) return true
  if (context.interactive) {
    context.say(`Note: ${message}. What each of the two has earned could not be told apart.`)
    if (await context.prompt.confirm({ message: 'Count it in both?', default: false })) return true
  }
  throw new Failure(
    'account-shared',
    message,
    'use another account, or add --allow-shared (PnL of both is then unknown)',
    exitCodes.usage,
  )
}
