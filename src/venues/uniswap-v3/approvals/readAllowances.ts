import type { Address } from '../../../domain/address.ts'
import type { ApprovalsQuery } from '../../../domain/approvals.ts'
import { callOf, onlyWord } from '../steps/words.ts'
import type { BlockNode } from './blockNode.ts'

type Allowance = ApprovalsQuery['tokens'][number]

/** Each token by each spender; null where the token does not answer with one number. */
export async function readAllowances(
  node: BlockNode,
  wallet: Address,
  tokens: readonly Allowance[],
  spenders: readonly Address[],
) {
  const asked = tokens.flatMap(({ address, symbol, decimals }) =>
    [...new Set(spenders)].map(spender => ({ token: address, symbol, decimals, spender })),
  )
  const said = await node.askForeign(asked.map(({ token, spender }) => callOf(token, 'allowance', wallet, spender)))
  return asked.map((each, n) => {
    const amount = onlyWord(said[n]!)
    return { ...each, amount: amount === null ? null : String(amount) }
  })
}
