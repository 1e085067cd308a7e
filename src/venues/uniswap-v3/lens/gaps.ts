import type { Address } from '../../../domain/address.ts'
import type { Gap } from '../../../domain/read.ts'
import type { RpcEndpoint } from '../../../domain/venue.ts'
import { checksummed } from '../../address.ts'
import { rpcSource } from '../../json-rpc/gapFrom.ts'
import type { LensAnswer } from './askLens.ts'

/** Who was asked for what: a chain without a name is being added, one without an id has yet to say which it is. */
export type Asked = {
  positionManager: Address
  rpc: RpcEndpoint
  chain: { name: string; chainId: number | null } | null
}

/** What the lens says when the contracts are not what they should be. */
export type LensRefusal = Exclude<LensAnswer, { errorName: 'Snapshot' }>

const addHint = 'hedge chain add NAME --chain-id N --position-manager 0x…, with the address of this deployment'

export function refusalGap(asked: Asked, refusal: LensRefusal): Gap {
  const manager = `position manager ${checksummed(asked.positionManager)}`
  const gap = (code: string, message: string, hint = addHint): Gap => ({
    code,
    source: rpcSource(asked.rpc, asked.chain),
    message,
    hint,
  })
  switch (refusal.errorName) {
    case 'NoManager':
      return gap('no-position-manager', `there is no contract at ${manager} on chain ${refusal.args[0]}`)
    case 'NoFactory':
      return gap('no-factory', `${manager} does not name a factory: it is not of Uniswap V3`)
    case 'NotEnumerable':
      return gap('not-enumerable', `${manager} does not list what a wallet holds`, 'give the NFT ids with --position')
    case 'NotPositions':
      return gap('not-uniswap-v3', `${manager} describes positions in another way than Uniswap V3`)
    case 'NoPool': {
      const [, token0, token1, fee] = refusal.args
      const pair = `${checksummed(token0)} and ${checksummed(token1)} with fee ${fee}`
      return gap('no-pool', `the factory of ${manager} has no pool of ${pair}`)
    }
    case 'NotUniswapV3':
      return foreignPoolGap(asked, refusal.args[1])
    case 'GasTooLow':
      return noAnswerGap(asked, 'out-of-gas')
  }
}

/** A pool of another kind, or one whose numbers no pool of Uniswap V3 can have. */
export const foreignPoolGap = ({ rpc, chain }: Asked, pool: Address): Gap => ({
  code: 'not-uniswap-v3',
  source: rpcSource(rpc, chain),
  message: `pool ${checksummed(pool)} does not answer as a Uniswap V3 pool does`,
  hint: addHint,
})

export const wrongChainGap = (asked: Asked, served: bigint): Gap => ({
  code: 'wrong-chain',
  source: rpcSource(asked.rpc, asked.chain),
  message: `the RPC serves chain ${served}, not ${asked.chain?.chainId}`,
  hint: `hedge rpc set ${asked.chain?.name}`,
})

const silences = {
  stripped: ['rpc-strips-reverts', 'keeps the data of reverted calls to itself, and positions are read from it'],
  'not-run': ['rpc-no-create-call', 'did not run a call without a receiver, by which positions are read'],
  garbled: ['rpc-garbled', 'answered a reverted call with data that cannot be read'],
  'out-of-gas': ['rpc-out-of-gas', 'allows too little gas for one call to read these positions'],
} as const

/** The node took the call, and the lens's answer did not come back. */
export function noAnswerGap({ rpc, chain }: Asked, why: keyof typeof silences): Gap {
  const [code, message] = silences[why]
  const hint = chain ? `hedge rpc set ${chain.name}, with an RPC of another provider` : 'use an RPC of another provider'
  return { code, source: rpcSource(rpc, chain), message: `${rpc.label} ${message}`, hint }
}
