import type { PastedKind } from '../../domain/actionContext.ts'
import type { Chain } from '../../domain/chain.ts'
import { signingKinds } from '../words/signing.ts'
import { type Linked, recogniseLink } from './recogniseLink.ts'

/** `chain`: its name, where the text said it. An address is spelled as it was pasted: its checksum is still to be looked at. */
export type Pasted =
  | { kind: 'position'; tokenId: string; chain: string | null }
  | { kind: 'address'; address: string; chain: string | null }
  /** It could sign, and is refused by name. */
  | { kind: 'signs' }
  /** Why it is none of them, in a sentence that repeats nothing of it. */
  | { kind: 'unknown'; why: string }

export type Known = { classify(text: string): PastedKind; chains: readonly Chain[] }

/** Far longer than any link to a position; nothing longer is looked into. */
const longest = 2_048

/**
 * What a person means by a text pasted where a wallet, an NFT or a link to either is asked for. What could sign comes
 * before all else, however it is dressed.
 */
export function recognise(text: string, { classify, chains }: Known): Pasted {
  const kind = classify(text)
  if (signingKinds[kind] !== undefined) return { kind: 'signs' }
  const typed = text.trim()
  if (typed === '') return unknown('Paste a wallet, an NFT id or a link; < goes back, Ctrl-C leaves')
  if (typed.length > longest) return unknown('That is far too long for a wallet, an NFT id or a link to one')
  if (kind === 'header') return unknown('That looks like a request header; an RPC URL is asked for later, and hidden')
  const id = /^#?([1-9]\d{0,19})$/.exec(typed)?.[1]
  if (id !== undefined) return { kind: 'position', tokenId: id, chain: null }
  if (/^0x[0-9a-f]{40}$/i.test(typed)) return { kind: 'address', address: typed, chain: null }
  if (/^0x[0-9a-f]+$/i.test(typed)) {
    return unknown(`An address is 0x and 40 hexadecimal digits; those are ${typed.length - 2}`)
  }
  if (/^[\w-]+(\.[\w-]+)*\.eth$/i.test(typed))
    return unknown('Names are not looked up: paste the address it stands for')
  return pastedOf(recogniseLink(typed, chains))
}

const unknown = (why: string): Pasted => ({ kind: 'unknown', why })

function pastedOf(linked: Linked): Pasted {
  if ('why' in linked) return unknown(linked.why)
  const { chain } = linked
  if ('tokenId' in linked) return { kind: 'position', tokenId: linked.tokenId, chain }
  return { kind: 'address', address: linked.address, chain }
}
