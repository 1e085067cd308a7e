import type { Address } from '../../../domain/address.ts'
import type { CodeAt } from '../../../domain/approvals.ts'
import type { EndpointMemory } from '../../../domain/endpoint.ts'
import { inTurns } from '../../inTurns.ts'
import type { Call, Said } from '../../json-rpc/ethCall.ts'
import type { Head } from '../../json-rpc/readHead.ts'
import type { Asked } from '../page.ts'
import { callsNode } from '../steps/callsNode.ts'
import { multicallNode } from '../steps/multicallNode.ts'
import type { StepNode } from '../steps/node.ts'
import { Unanswered } from '../Unanswered.ts'
import { codeAt } from './codeAt.ts'

/** One node at one block; each address is asked for its code once. */
export type BlockNode = {
  code(address: Address): Promise<CodeAt>
  /** Of the position manager. */
  ask(calls: readonly Call[]): Promise<Said[]>
  /** Of tokens, which may be hostile: what costs too much or says too much counts as a revert. */
  askForeign(calls: readonly Call[]): Promise<Said[]>
}

/** Calls in one Multicall3: even of tokens that cost ten times what is usual they need less gas than any node allows. */
const atOnce = 100

/** Asks through Multicall3, and one by one from the moment on that this does not work. */
export function blockNode(asked: Asked, head: Head, memory: EndpointMemory, signal: AbortSignal): BlockNode {
  const { rpc } = asked
  const facts = memory.get(rpc.id)
  const single = callsNode(asked, head, { batch: facts?.batch !== false }, signal)
  const lacks = facts?.multicall3 === false || facts?.measured?.multicall3 === false
  let together: StepNode | null = lacks ? null : multicallNode(asked, head, signal)
  const codes = new Map<Address, Promise<CodeAt>>()

  const ask = async (how: 'ask' | 'askForeign', calls: readonly Call[]): Promise<Said[]> => {
    const pages = Array.from({ length: Math.ceil(calls.length / atOnce) }, (_, n) =>
      calls.slice(n * atOnce, (n + 1) * atOnce),
    )
    return (await inTurns(pages, 3, page => askPage(how, page))).flat()
  }

  const askPage = async (how: 'ask' | 'askForeign', calls: readonly Call[]): Promise<Said[]> => {
    if (together !== null) {
      try {
        return await together[how](calls)
      } catch (error) {
        if (!(error instanceof Unanswered) || error.why === 'garbled') throw error
        together = null
      }
    }
    return single[how](calls)
  }

  return {
    code: address => {
      const code = codes.get(address) ?? codeAt(rpc, address, head.tag, signal)
      codes.set(address, code)
      return code
    },
    ask: calls => ask('ask', calls),
    askForeign: calls => ask('askForeign', calls),
  }
}
