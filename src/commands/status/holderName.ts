import type { Address } from '../../domain/address.ts'
import type { AccountReport } from './types.ts'

/** Which of a hedge's accounts one is, in words. */
export function holderName(account: AccountReport | null, address: Address): string {
  const sub = account?.subAccounts?.find(candidate => candidate.address === address)
  return sub === undefined ? 'main account' : `sub-account ${sub.name}`
}
