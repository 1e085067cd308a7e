import type { ActionContext } from '../../domain/actionContext.ts'
import type { Address } from '../../domain/address.ts'
import { addressFrom } from '../words/address.ts'
import type { AddOptions } from './options.ts'
import { recognise } from './recognise.ts'

/** What to look for: everything of a wallet, or NFTs by their numbers. `chain`: where, if that was said. */
export type Sought = { chain: string | null } & ({ owner: Address } | { tokenIds: readonly string[] })

/** From flags, where they say it; else by the one question that takes whatever a person has at hand. */
export async function askWhat(
  context: ActionContext,
  options: AddOptions,
  kept: string | undefined,
): Promise<{ sought: Sought; answer?: string }> {
  const { chain, positions, wallet } = options
  if (positions.length > 0) return { sought: { chain, tokenIds: positions } }
  if (wallet !== null) return { sought: { chain, owner: await addressFrom(context, wallet, '--wallet') } }
  context.say('\nA wallet shows all it holds; a position is its number, or its page at Uniswap.')
  const known = { classify: context.classify, chains: context.chains.all() }
  const answer = await context.prompt.text({
    message: 'Paste a wallet, an NFT id or a link to the position',
    ...(kept === undefined ? {} : { default: kept }),
    check: async typed => {
      const pasted = recognise(typed, known)
      if (pasted.kind === 'unknown') return pasted.why
      const address = pasted.kind === 'address' ? await context.parseAddress(pasted.address) : null
      return address === 'bad-checksum' ? 'Its checksum does not hold: one character is wrong' : true
    },
  })
  const pasted = recognise(answer, known)
  if (pasted.kind === 'position') {
    const on = chain ?? pasted.chain
    context.say(`Position #${pasted.tokenId}${on === null ? '' : ` on ${on}`}.`)
    return { sought: { chain: on, tokenIds: [pasted.tokenId] }, answer }
  }
  // What could sign is refused there, with the address it belongs to in its place.
  const owner = await addressFrom(context, pasted.kind === 'address' ? pasted.address : answer, '--wallet')
  const on = chain ?? (pasted.kind === 'address' ? pasted.chain : null)
  return { sought: { chain: on, owner }, answer: await context.checksummed(owner) }
}
