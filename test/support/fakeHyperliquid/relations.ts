import { dexState } from './dexState.ts'
import { spotState } from './spotState.ts'
import { dexesOf, dexOf, type FakeAccount, type World } from './world.ts'

export function role(account: FakeAccount | undefined) {
  const role = account ? (account.role ?? (account.vault ? 'vault' : 'user')) : 'missing'
  if (typeof role === 'string') return { role }
  return 'agentOf' in role
    ? { role: 'agent', data: { user: role.agentOf } }
    : { role: 'subAccount', data: { master: role.subAccountOf } }
}

/** Null where there are none; the mode is left out where it is `default`. No whole answer is recorded. */
export function subAccounts2(master: string, world: World) {
  const all = Object.entries(world.accounts).filter(
    ([, { role }]) => typeof role === 'object' && 'subAccountOf' in role && role.subAccountOf.toLowerCase() === master,
  )
  if (all.length === 0) return null
  return all.map(([address, account]) => {
    const used = dexesOf(world).filter(dex => dex === '' || account.positions?.some(({ coin }) => dexOf(coin) === dex))
    const { mode = 'default' } = account
    return {
      name: account.name ?? 'sub',
      subAccountUser: address.toLowerCase(),
      master,
      dexToClearinghouseState: used.map(dex => [dex, dexState(account, dex, world)]),
      spotState: spotState(account, world),
      ...(mode === 'default' ? {} : { abstraction: mode }),
    }
  })
}

export const userVaultEquities = (account: FakeAccount | undefined) =>
  (account?.vaultShares ?? []).map(({ vault, equity, lockedUntil }) => ({
    vaultAddress: vault.toLowerCase(),
    equity,
    lockedUntilTimestamp: lockedUntil,
  }))

/** Null for an address that is no vault. No answer is recorded; the fields are those of the venue's documentation. */
export const vaultDetails = (address: string, account: FakeAccount | undefined) =>
  account?.vault
    ? {
        name: account.vault.name,
        vaultAddress: address,
        leader: account.vault.leader.toLowerCase(),
        description: '',
        portfolio: [],
        apr: 0,
        followerState: null,
        leaderFraction: 0.1,
        leaderCommission: 0.1,
        followers: [],
        maxDistributable: 0,
        maxWithdrawable: 0,
        isClosed: false,
        relationship: { type: 'normal' },
        allowDeposits: true,
        alwaysCloseOnWithdraw: false,
      }
    : null
