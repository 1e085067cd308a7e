import type { Hex } from '../../../domain/address.ts'
import { RpcError } from '../../json-rpc/RpcError.ts'
import { revertData } from '../../json-rpc/revertData.ts'
import { rpcRequest } from '../../json-rpc/rpcRequest.ts'
import { troubleOf } from '../../json-rpc/troubleOf.ts'
import { lensCall } from '../lens/lensCall.ts'
import type { Asked, BlockTag, PageQuery } from '../page.ts'
import { Unanswered } from '../Unanswered.ts'

/**
 * One `eth_call` without `to` and without `gas`: the node then allows the most it does. Resolves to the bytes of whichever
 * way they came: a node may turn a revert into a result, and a result is no worse for it, since the answer is sealed.
 */
export async function runLens(
  asked: Asked,
  query: PageQuery,
  block: BlockTag,
  asCode: boolean,
  signal: AbortSignal,
): Promise<Hex> {
  try {
    const result = await rpcRequest(asked.rpc, 'eth_call', [{ data: lensCall(asked, query, asCode) }, block], signal)
    if (typeof result === 'string' && /^0x(?:[0-9a-f]{2})+$/i.test(result)) return result.toLowerCase() as Hex
  } catch (error) {
    const data = error instanceof RpcError ? revertData(error) : null
    if (data !== null) return data
    const trouble = troubleOf(error)
    if (trouble === 'out-of-gas' || trouble === 'too-large') throw new Unanswered(trouble, asked, error)
    if (trouble === 'reverted') throw new Unanswered('stripped', asked, error)
    if (trouble === 'refused') throw new Unanswered('not-run', asked, error)
    throw error
  }
  throw new Unanswered('not-run', asked)
}
