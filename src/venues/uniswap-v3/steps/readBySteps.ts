import { zeroAddress } from 'viem'
import type { Address } from '../../../domain/address.ts'
import { ReadFailure } from '../../../domain/failure.ts'
import type { Said } from '../../json-rpc/ethCall.ts'
import type { Head } from '../../json-rpc/readHead.ts'
import { refusalGap } from '../gaps.ts'
import type { Asked, Page, PageQuery, Refusal } from '../page.ts'
import type { StepNode } from './node.ts'
import { readPools } from './pools.ts'
import { readTokens } from './tokens.ts'
import { addressIn, callOf, onlyWord, sizeOf, word } from './words.ts'

/** A position as the position manager has it, before its pool is known. */
export type Held = { id: bigint; owner: Address; said: Said }

/**
 * What Lens.sol reads, by single calls at one block, in the order in which one needs the other. Every number, and the order
 * of positions, pools and tokens, is that of the lens. Throws ReadFailure where the contracts are not of Uniswap V3.
 */
export async function readBySteps(asked: Asked, query: PageQuery, head: Head, node: StepNode): Promise<Page> {
  const manager = asked.positionManager
  const refuse = (refusal: Refusal): never => {
    throw new ReadFailure(refusalGap(asked, refusal))
  }
  const owner = 'owner' in query ? query.owner : null
  const [code, [named, held]] = await Promise.all([
    node.hasCode(manager),
    node.ask([callOf(manager, 'factory'), ...(owner ? [callOf(manager, 'balanceOf', owner)] : [])]),
  ])
  if (!code) refuse({ errorName: 'NoManager', args: [head.chainId] })
  const factory = addressIn(onlyWord(named!) ?? 0n)
  const balance = held === undefined ? 0n : onlyWord(held)
  if (factory === zeroAddress || !(await node.hasCode(factory))) {
    refuse({ errorName: 'NoFactory', args: [head.chainId] })
  }
  if (balance === null) return refuse({ errorName: 'NotEnumerable', args: [head.chainId] })

  const ids = 'ids' in query ? query.ids.map(BigInt) : await idsOf(query, balance)
  const said = await node.ask(ids.flatMap(id => [callOf(manager, 'positions', id), callOf(manager, 'ownerOf', id)]))
  const found: Held[] = []
  const unknownIds: bigint[] = []
  for (const [n, id] of ids.entries()) {
    const position = said[2 * n]!
    if (!position.ok) unknownIds.push(id)
    else if (sizeOf(position.data) !== 384) refuse({ errorName: 'NotPositions', args: [head.chainId] })
    else found.push({ id, owner: addressIn(onlyWord(said[2 * n + 1]!) ?? 0n), said: position })
  }
  const tokens = [...new Set(found.flatMap(position => [2, 3].map(n => addressIn(word(position.said, n)))))]
  const [{ pools, positions }, tokenFacts] = await Promise.all([
    readPools({ node, manager, factory, head, tokens, refuse }, found),
    readTokens(node, asked, tokens),
  ])
  const { chainId, number: blockNumber, timestamp: blockTimestamp } = head
  const header = { chainId, blockNumber, blockTimestamp, factory, balance, count: BigInt(ids.length) }
  return { header, positions, unknownIds, pools, tokens: tokenFacts }

  async function idsOf({ owner, start, max }: Extract<PageQuery, { owner: Address }>, balance: bigint) {
    const left = BigInt(start) < balance ? balance - BigInt(start) : 0n
    const count = left < BigInt(max) ? Number(left) : max
    const calls = Array.from({ length: count }, (_, n) =>
      callOf(manager, 'tokenOfOwnerByIndex', owner, BigInt(start + n)),
    )
    return (await node.ask(calls)).map(
      said => onlyWord(said) ?? refuse({ errorName: 'NotEnumerable', args: [head.chainId] }),
    )
  }
}
