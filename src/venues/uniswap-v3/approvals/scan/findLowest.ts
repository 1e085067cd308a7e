import type { Address, Hex } from '../../../../domain/address.ts'
import type { RpcEndpoint } from '../../../../domain/endpoint.ts'
import { codeAt } from '../codeAt.ts'

/**
 * The block in which a contract got its code, by bisection of a chain that has it at `head`; where the node has lost the state of old
 * blocks, the first of which it is not known that it had none.
 */
export async function findLowest(
  rpc: RpcEndpoint,
  contract: Address,
  head: bigint,
  signal: AbortSignal,
): Promise<bigint> {
  const hasCode = async (block: bigint) => {
    const tag: Hex = `0x${block.toString(16)}`
    return (await codeAt(rpc, contract, tag, signal)).kind !== 'none'
  }
  let [without, has] = [-1n, head]
  try {
    // A node without old states says so at its first block already.
    if (await hasCode(0n)) return 0n
    without = 0n
    while (has - without > 1n) {
      const middle = (without + has) / 2n
      if (await hasCode(middle)) has = middle
      else without = middle
    }
  } catch {}
  return without + 1n
}
