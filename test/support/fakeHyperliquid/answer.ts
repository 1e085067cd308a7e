import {
  approvedBuilders,
  extraAgents,
  leadingVaults,
  maxBuilderFee,
  referral,
  userFees,
  webData2,
} from './authorities.ts'
import { candleSnapshot, isCandleRequest } from './candles.ts'
import { dexState } from './dexState.ts'
import { userFillsByTime } from './fills.ts'
import { userFunding } from './funding.ts'
import { allPerpMetas, metaAndAssetCtxs } from './metas.ts'
import { frontendOpenOrders } from './orders.ts'
import { role, subAccounts2, userVaultEquities, vaultDetails } from './relations.ts'
import { spotState } from './spotState.ts'
import type { World } from './world.ts'

export type InfoRequest = {
  type?: unknown
  user?: unknown
  vaultAddress?: unknown
  builder?: unknown
  dex?: unknown
  startTime?: unknown
  endTime?: unknown
  req?: unknown
}

/** What stands in for a body when the venue would not understand the request (HTTP 422). */
export const notUnderstood = Symbol('not understood')

export function answer(request: InfoRequest, world: World): unknown {
  const dex = typeof request.dex === 'string' ? request.dex : ''
  if (request.type === 'metaAndAssetCtxs') return metaAndAssetCtxs(dex, world)
  if (request.type === 'allPerpMetas') return allPerpMetas(world)
  if (request.type === 'exchangeStatus') return { time: world.time ?? Date.now(), specialStatuses: null }
  if (request.type === 'candleSnapshot') {
    return isCandleRequest(request.req) ? candleSnapshot(request.req, world) : notUnderstood
  }
  const about = request.type === 'vaultDetails' ? request.vaultAddress : request.user
  if (typeof about !== 'string' || !/^0x[0-9a-fA-F]{40}$/.test(about)) return notUnderstood
  const user = about.toLowerCase()
  const account = Object.entries(world.accounts).find(([address]) => address.toLowerCase() === user)?.[1]
  switch (request.type) {
    case 'userRole':
      return role(account)
    case 'userAbstraction':
      return account?.mode ?? 'default'
    case 'clearinghouseState':
      return dexState(account ?? {}, dex, world)
    case 'spotClearinghouseState':
      return spotState(account ?? {}, world)
    case 'frontendOpenOrders':
      return frontendOpenOrders(account ?? {}, dex, world)
    case 'userFillsByTime':
      return typeof request.startTime === 'number' ? userFillsByTime(account ?? {}, request, world) : notUnderstood
    case 'userFunding':
      return userFunding(account ?? {}, request, world)
    case 'subAccounts2':
      return subAccounts2(user, world)
    case 'userVaultEquities':
      return userVaultEquities(account)
    case 'vaultDetails':
      return vaultDetails(user, account)
    case 'extraAgents':
      return extraAgents(account)
    case 'webData2':
      return webData2(user, account)
    case 'userToMultiSigSigners':
      return account?.multiSig ?? null
    case 'userFees':
      return userFees(account)
    case 'approvedBuilders':
      return approvedBuilders(account)
    case 'maxBuilderFee':
      return maxBuilderFee(account, request.builder)
    case 'referral':
      return referral(account)
    case 'leadingVaults':
      return leadingVaults(user, world)
    default:
      return notUnderstood
  }
}
