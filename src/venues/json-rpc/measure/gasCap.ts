import { RpcError } from '../RpcError.ts'
import { revertData } from '../revertData.ts'
import { rpcRequest } from '../rpcRequest.ts'
import type { Probe } from './probe.ts'

/** GAS, MSTORE at 0, then REVERT or RETURN of 32 bytes: what is left when the first instruction runs. */
const code = { revert: '0x5a60005260206000fd', return: '0x5a60005260206000f3' }

/** A transaction (21,000), a contract to make (32,000), and the nine bytes of it. */
const spentBefore = 53_150

/**
 * The gas of an `eth_call` that names none, as the called code sees it: exact in one request, where trying out values would
 * take many. Null at nodes that run no code of ours.
 */
export async function gasCap({ rpc, signal }: Probe): Promise<number | null> {
  for (const data of [code.revert, code.return]) {
    const answer = await rpcRequest(rpc, 'eth_call', [{ data }, 'latest'], signal).catch((error: unknown) =>
      error instanceof RpcError ? revertData(error) : null,
    )
    if (typeof answer !== 'string' || !/^0x[0-9a-f]{64}$/i.test(answer)) continue
    const left = BigInt(answer)
    return left < 2n ** 52n ? Number(left) + spentBefore : null
  }
  return null
}
