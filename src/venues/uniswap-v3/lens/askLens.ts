import { decodeErrorResult, encodeDeployData, zeroAddress } from 'viem'
import type { Address, Hex } from '../../../domain/address.ts'
import { ReadFailure } from '../../../domain/failure.ts'
import { gapFrom } from '../../json-rpc/gapFrom.ts'
import { RpcError } from '../../json-rpc/RpcError.ts'
import { revertData } from '../../json-rpc/revertData.ts'
import { rpcRequest } from '../../json-rpc/rpcRequest.ts'
import { lensAbi } from './abi.ts'
import { lensBytecode } from './bytecode.ts'
import { type Asked, noAnswerGap, refusalGap, wrongChainGap } from './gaps.ts'

/** Which positions: a stretch of an owner's NFTs, or ids; no ids at all asks for the header alone. */
export type LensQuery = { owner: Address; start: number; max: number } | { ids: readonly string[] }

export type LensAnswer = ReturnType<typeof decodeErrorResult<typeof lensAbi>>

type Snapshot = Extract<LensAnswer, { errorName: 'Snapshot' }>['args']

export type LensPage = {
  header: Snapshot[0]
  positions: Snapshot[1]
  unknownIds: Snapshot[2]
  pools: Snapshot[3]
  tokens: Snapshot[4]
}

/**
 * One `eth_call` without `to` and without `gas`: the node then allows the most it does. Throws ReadFailure. `block` is a
 * number as `eth_call` takes it, or the newest.
 */
export async function askLens(
  asked: Asked,
  query: LensQuery,
  block: Hex | 'latest',
  signal: AbortSignal,
): Promise<LensPage> {
  const answer = decode(await revertOf(lensCall(asked.positionManager, query), block, asked, signal), asked)
  const chainId = answer.errorName === 'Snapshot' ? answer.args[0].chainId : answer.args[0]
  const expected = asked.chain?.chainId ?? null
  if (expected !== null && chainId !== BigInt(expected)) throw new ReadFailure(wrongChainGap(asked, chainId))
  if (answer.errorName !== 'Snapshot') throw new ReadFailure(refusalGap(asked, answer))
  const [header, positions, unknownIds, pools, tokens] = answer.args
  return { header, positions, unknownIds, pools, tokens }
}

function lensCall(positionManager: Address, query: LensQuery): Hex {
  const [owner, ids, start, max] =
    'ids' in query
      ? [zeroAddress, query.ids.map(BigInt), 0n, 0n]
      : [query.owner, [], BigInt(query.start), BigInt(query.max)]
  return encodeDeployData({ abi: lensAbi, bytecode: lensBytecode, args: [positionManager, owner, ids, start, max] })
}

/** A call that does not revert did not run the lens; one that reverts without data lost its answer on the way. */
async function revertOf(data: Hex, block: Hex | 'latest', asked: Asked, signal: AbortSignal): Promise<Hex> {
  try {
    await rpcRequest(asked.rpc, 'eth_call', [{ data }, block], signal)
  } catch (error) {
    const answer = error instanceof RpcError ? revertData(error) : null
    if (answer !== null) return answer
    if (error instanceof RpcError && /out ?of ?gas|gas (limit|cap|required)|intrinsic gas/i.test(error.message)) {
      throw new ReadFailure(noAnswerGap(asked, 'out-of-gas'))
    }
    if (error instanceof RpcError && /revert/i.test(error.message)) {
      throw new ReadFailure(noAnswerGap(asked, 'stripped'))
    }
    throw new ReadFailure(gapFrom(error, asked.rpc, asked.chain))
  }
  throw new ReadFailure(noAnswerGap(asked, 'not-run'))
}

/** viem also decodes Solidity's own `Error` and `Panic`, which are no answer. */
function decode(data: Hex, asked: Asked): LensAnswer {
  try {
    const answer = decodeErrorResult({ abi: lensAbi, data })
    if (lensAbi.some(item => 'name' in item && item.name === answer.errorName)) return answer
  } catch {}
  throw new ReadFailure(noAnswerGap(asked, 'garbled'))
}
