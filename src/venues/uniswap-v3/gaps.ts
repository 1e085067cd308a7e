import type { Address } from '../../domain/address.ts'
import type { Gap } from '../../domain/read.ts'
import { checksummed } from '../address.ts'
import { rpcSource } from '../json-rpc/gapFrom.ts'
import type { Asked, Refusal } from './page.ts'
import type { WhyUnanswered } from './Unanswered.ts'

const addHint = 'hedge chain add NAME --chain-id N --position-manager 0x…, with the address of this deployment'

export function refusalGap(asked: Asked, refusal: Refusal): Gap {
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
      return unansweredGap(asked, 'out-of-gas')
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
  message: `${asked.rpc.label} serves chain ${served}, not ${asked.chain?.chainId}`,
  hint: `hedge rpc set ${asked.chain?.name}`,
})

const silences: Record<WhyUnanswered, readonly [code: string, message: string]> = {
  stripped: ['rpc-strips-reverts', 'keeps the data of reverted calls to itself, and answers in no other way'],
  'not-run': ['rpc-no-create-call', 'did not run a call without a receiver, nor answer in another way'],
  'no-multicall3': ['rpc-no-multicall3', 'has no Multicall3 at its usual address, nor answers in another way'],
  garbled: ['rpc-garbled', 'gave an answer that was changed or mixed up on its way'],
  cut: ['rpc-cut', 'cuts its answers short, even for one position'],
  'out-of-gas': ['rpc-out-of-gas', 'allows too little gas for one call to read even one position'],
  'too-large': ['rpc-too-small', 'takes or gives too little at once to read even one position'],
}

/** The node was there, and no way of asking it that was tried got the answer. */
export function unansweredGap({ rpc, chain }: Asked, why: WhyUnanswered): Gap {
  const [code, message] = silences[why]
  const hint = chain ? `hedge rpc set ${chain.name}, with an RPC of another provider` : 'use an RPC of another provider'
  return { code, source: rpcSource(rpc, chain), message: `${rpc.label} ${message}`, hint }
}

export function mixedBlocksGap({ rpc, chain }: Asked, one: bigint, other: bigint): Gap {
  const blocks = one === other ? `more than one block ${one}` : `blocks ${one} and ${other}`
  return {
    code: 'mixed-blocks',
    source: rpcSource(rpc, chain),
    message: `${rpc.label} answered one reading from ${blocks}`,
    hint: 'run the same command again',
  }
}

export const noRpcGap = ({ name }: { name: string }): Gap => ({
  code: 'no-rpc',
  source: `${name} RPC`,
  message: 'no endpoint is set for this chain, and it has no public one',
  hint: `hedge rpc set ${name}`,
})
