import type { Hex } from '../../../../domain/address.ts'
import { codeAt } from '../codeAt.ts'
import type { Scanning } from './readCoverage.ts'

type Asking = Pick<Scanning, 'rpc' | 'chain' | 'logs' | 'head' | 'signal'>

/**
 * The block in which the position manager got its code, by bisection of a chain that has it at `head`; where the node has lost the
 * state of old blocks, the first of which it is not known that it had none.
 */
export async function findLowest(asking: Asking): Promise<bigint> {
  const { rpc, chain, head, signal } = asking
  const hasCode = async (block: bigint) => {
    const tag: Hex = `0x${block.toString(16)}`
    return (await codeAt(rpc, chain.positionManager, tag, signal)).kind !== 'none'
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
  const lowest = without + 1n
  return (await isSilentBelow(asking, lowest)) ? lowest : 0n
}

/** A node that takes a lost state for an empty one finds no code where the contract was at work. */
async function isSilentBelow({ chain, logs }: Asking, block: bigint): Promise<boolean> {
  if (block === 0n) return true
  const width = logs.width() ?? 1n
  const from = block > width ? block - width : 0n
  return logs.ask({ address: chain.positionManager, topics: [] }, from, block - 1n).then(
    found => found.length === 0,
    () => false,
  )
}
