import type { FakeAccount, World } from './world.ts'

type Account = FakeAccount | undefined

export const extraAgents = (account: Account) =>
  (account?.agents ?? []).flatMap(({ address, name, validUntil }) =>
    name === undefined ? [] : [{ name, address: address.toLowerCase(), validUntil }],
  )

/** What is read of it; the venue's answer holds the whole account besides, and every market. */
export const webData2 = (user: string, account: Account) => {
  const unnamed = account?.agents?.find(({ name }) => name === undefined)
  return {
    agentAddress: unnamed?.address.toLowerCase() ?? null,
    agentValidUntil: unnamed?.validUntil ?? null,
    isVault: account?.vault !== undefined,
    user,
  }
}

/** No answer is recorded; the rates are those of the lowest tier. */
export const userFees = (account: Account) => ({
  userCrossRate: '0.00045',
  userAddRate: '0.00015',
  activeReferralDiscount: '0.0',
  stakingLink: account?.stakingLink ?? null,
})

export const approvedBuilders = (account: Account) => Object.keys(account?.builders ?? {})

export const maxBuilderFee = (account: Account, builder: unknown) =>
  Object.entries(account?.builders ?? {}).find(
    ([address]) => address.toLowerCase() === String(builder).toLowerCase(),
  )?.[1] ?? 0

export const referral = (account: Account) => ({
  referredBy: account?.referredBy ?? null,
  cumVlm: '0.0',
  referrerState: { stage: 'needToTrade', data: { required: '10000.0' } },
})

export const leadingVaults = (user: string, world: World) =>
  Object.entries(world.accounts).flatMap(([address, { vault }]) =>
    vault && vault.leader.toLowerCase() === user ? [{ address: address.toLowerCase(), name: vault.name }] : [],
  )
