import type { decodeErrorResult } from 'viem'
import type { Address, Hex } from '../../domain/address.ts'
import type { RpcEndpoint } from '../../domain/endpoint.ts'
import type { lensAbi } from './lens/abi.ts'

/** Which positions: a stretch of an owner's NFTs, or ids; no ids at all asks for the header alone. */
export type PageQuery = { owner: Address; start: number; max: number } | { ids: readonly string[] }

/** A block number as `eth_call` takes it, or the newest. */
export type BlockTag = Hex | 'latest'

/** Whom a token's ratio is asked of, and how. */
export type RatioCall = { token: Address; target: Address; data: Hex }

/** Who is asked for what: a chain without a name is being added, one without an id has yet to say which it is. */
export type Asked = {
  positionManager: Address
  rpc: RpcEndpoint
  chain: { name: string; chainId: number | null } | null
  ratios: readonly RatioCall[]
}

type Bare<T> = T extends { errorName: infer Name; args: infer Args } ? { errorName: Name; args: Args } : never

type Answer = Bare<ReturnType<typeof decodeErrorResult<typeof lensAbi>>>

/** What the lens says when the contracts are not what they should be; readers in steps say it in the same words. */
export type Refusal = Exclude<Answer, { errorName: 'Snapshot' | 'Sealed' }>

type Snapshot = Extract<Answer, { errorName: 'Snapshot' }>

export type LensAnswer = Refusal | Snapshot

/** Positions with all that their value and fees hang on, at one block: words as the contracts said them. */
export type Page = {
  header: Snapshot['args'][0]
  positions: Snapshot['args'][1]
  unknownIds: Snapshot['args'][2]
  pools: Snapshot['args'][3]
  tokens: Snapshot['args'][4]
}

export type PagePosition = Page['positions'][number]
export type PagePool = Page['pools'][number]
export type PageToken = Page['tokens'][number]
