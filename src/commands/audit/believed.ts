import type { AccountReading, Artifacts } from '../../domain/artifacts.ts'
import type { AuthorityReading } from '../../domain/authorityReading.ts'
import { type Gap, isRead, known, type Read } from '../../domain/read.ts'
import type { AuditNeeds } from './needs.ts'

/**
 * Of an address that is no account the venue answers zeros, which look like an account without positions: they are not believed
 * of an API wallet, nor of what was stored as an account and is unknown there. An address given ad hoc may have none.
 */
export function believed(artifacts: Artifacts<AuditNeeds>): Artifacts<AuditNeeds> {
  const { accounts, authorities, subjects } = artifacts
  if (!isRead(accounts) || !isRead(authorities) || !isRead(subjects)) return artifacts
  const stored = subjects.ok.filter(subject => subject.stored)
  const judged = accounts.ok.map(account => {
    const role = known(authorities.ok.find(each => isSame(each, account))?.role)?.role
    const isStored = stored.some(
      subject => subject.network === account.network && known(subject.account) === account.address,
    )
    return role === 'agent' || (role === 'missing' && isStored) ? emptied(account, noAccount(role)) : account
  })
  return { ...artifacts, accounts: { ...accounts, ok: judged } }
}

const isSame = (a: AuthorityReading, b: AccountReading): boolean => a.network === b.network && a.address === b.address

function emptied(account: AccountReading, gap: Gap): AccountReading {
  const none: Read<never> = { gap }
  const asked = <T>(read: Read<T> | null) => (read === null ? null : none)
  const { subAccounts, orders, vaultShares } = account
  return {
    ...account,
    mode: none,
    dexes: account.dexes.map(() => none),
    spot: none,
    subAccounts: asked(subAccounts),
    orders: asked(orders),
    vaultShares: asked(vaultShares),
  }
}

const noAccount = (role: 'missing' | 'agent'): Gap => ({
  code: 'no-account',
  source: 'hyperliquid',
  message: `the address is ${role === 'agent' ? 'an API wallet' : 'unknown there'}, and zeros are all that is said of it`,
  hint: 'hedge audit --only account-role',
})
