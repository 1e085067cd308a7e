import { pad } from 'viem'
import type { Address } from '../../../../domain/address.ts'
import { RpcShapeError } from '../../../json-rpc/RpcError.ts'
import { expectWords, type Log, type LogFilter, wordOf } from '../../history/log.ts'
import { topicOfId, topics } from '../../history/topics.ts'
import { addressIn } from '../../steps/words.ts'

/** One `setApprovalForAll` of the wallet. */
export type ApprovalLog = { operator: Address; block: bigint; approved: boolean }

/**
 * Asks for what the wallet approved and, with it, for the liquidity that went into an NFT of it: of these logs there must be one, so
 * that a node which keeps logs to itself is found out.
 */
export const approvalFilter = (manager: Address, wallet: Address, witness: string | null): LogFilter => ({
  address: manager,
  topics:
    witness === null
      ? [topics.approvalForAll, pad(wallet)]
      : [
          [topics.approvalForAll, topics.increase],
          [pad(wallet), topicOfId(witness)],
        ],
})

/** In the order of the logs. */
export function approvalsIn(logs: readonly Log[], wallet: Address): ApprovalLog[] {
  return logs.flatMap(log => {
    const [event, owner, operator] = log.topics
    if (event !== topics.approvalForAll || owner !== pad(wallet)) return []
    expectWords(log, 1)
    const approved = wordOf(log, 0)
    if (operator === undefined || BigInt(operator) >> 160n !== 0n || approved > 1n) {
      throw new RpcShapeError('answered with an approval that is none')
    }
    return [{ operator: addressIn(BigInt(operator)), block: log.block, approved: approved === 1n }]
  })
}

export const hasWitness = (logs: readonly Log[]): boolean =>
  logs.some(({ topics: [event] }) => event === topics.increase)
