import { dexState } from './dexState.ts'
import { dexOf, type FakeAccount, type FakeBalance, type World } from './world.ts'

export type InfoRequest = { type?: unknown; user?: unknown; dex?: unknown }

/** What stands in for a body when the venue would not understand the request (HTTP 422). */
export const notUnderstood = Symbol('not understood')

export function answer(request: InfoRequest, world: World): unknown {
  const dex = typeof request.dex === 'string' ? request.dex : ''
  if (request.type === 'metaAndAssetCtxs') return metaAndAssetCtxs(dex, world)
  if (typeof request.user !== 'string' || !/^0x[0-9a-fA-F]{40}$/.test(request.user)) return notUnderstood
  const user = request.user.toLowerCase()
  const account = Object.entries(world.accounts).find(([address]) => address.toLowerCase() === user)?.[1]
  switch (request.type) {
    case 'userRole':
      return role(account)
    case 'userAbstraction':
      return account?.mode ?? 'default'
    case 'clearinghouseState':
      return dexState(account ?? {}, dex, world)
    case 'spotClearinghouseState':
      return { balances: (account?.spot ?? []).map(balance) }
    default:
      return notUnderstood
  }
}

function role(account: FakeAccount | undefined) {
  const role = account ? (account.role ?? 'user') : 'missing'
  if (typeof role === 'string') return { role }
  return 'agentOf' in role
    ? { role: 'agent', data: { user: role.agentOf } }
    : { role: 'subAccount', data: { master: role.subAccountOf } }
}

const balance = ({ coin, token, total, hold = '0.0', entryNtl = '0.0' }: FakeBalance) => ({
  coin,
  ...(token === undefined ? {} : { token }),
  total,
  hold,
  entryNtl,
})

function metaAndAssetCtxs(dex: string, { markets }: World) {
  const listed = Object.entries(markets).filter(([coin]) => dexOf(coin) === dex)
  const universe = listed.map(([name, { szDecimals, maxLeverage, isDelisted }]) => ({
    szDecimals,
    name,
    maxLeverage,
    marginTableId: maxLeverage,
    ...(isDelisted ? { isDelisted } : {}),
  }))
  const contexts = listed.map(([, { oraclePx, markPx = oraclePx, funding = '0.0000125' }]) => ({
    funding,
    openInterest: '1000.0',
    prevDayPx: markPx ?? '0.0',
    dayNtlVlm: '1000000.0',
    premium: null,
    oraclePx,
    markPx,
    midPx: null,
    impactPxs: null,
    dayBaseVlm: '1000.0',
  }))
  return [{ universe, marginTables: [], collateralToken: 0 }, contexts]
}
