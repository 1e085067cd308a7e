import type { ActionContext } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import type { Hedge } from '../../domain/hedge.ts'
import { hedgeKeys } from '../../domain/hedgeKeys.ts'
import type { Secret } from '../../domain/secret.ts'

/** The private addresses of a hedge, for the report of their owner; null where the store does not hold one. */
export async function addressesOf(context: ActionContext, { id }: Hedge) {
  const [wallet, account] = hedgeKeys(id)
  const found = await (await context.secrets()).getMany([wallet, account])
  return { wallet: addressIn(found.get(wallet)), account: addressIn(found.get(account)) }
}

function addressIn(secret: Secret | null | undefined): Address | null {
  const text = secret?.reveal()
  return text !== undefined && /^0x[0-9a-f]{40}$/.test(text) ? (text as Address) : null
}
