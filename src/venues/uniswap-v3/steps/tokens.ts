import { type Hex, sliceHex } from 'viem'
import type { Address } from '../../../domain/address.ts'
import type { Said } from '../../json-rpc/ethCall.ts'
import type { Asked, PageToken } from '../page.ts'
import type { StepNode } from './node.ts'
import { callOf, onlyWord, sizeOf, word } from './words.ts'

/** What Lens.sol keeps of tokens: 256 stands for no decimals, an empty symbol for none, 0 for no ratio. */
export async function readTokens(node: StepNode, { ratios }: Asked, tokens: readonly Address[]): Promise<PageToken[]> {
  const wanted = ratios.filter(({ token }) => tokens.includes(token))
  const said = await node.askForeign([
    ...tokens.flatMap(token => [callOf(token, 'decimals'), callOf(token, 'symbol')]),
    ...wanted.map(({ target, data }) => ({ to: target, data })),
  ])
  return tokens.map((token, n) => {
    const place = wanted.findIndex(ratio => ratio.token === token)
    const ratio = place < 0 ? 0n : (onlyWord(said[2 * tokens.length + place]!) ?? 0n)
    return { token, decimals: decimalsIn(said[2 * n]!), ratio, symbol: symbolIn(said[2 * n + 1]!) }
  })
}

function decimalsIn(said: Said): bigint {
  const value = said.ok && sizeOf(said.data) >= 32 ? word(said, 0) : 256n
  return value < 256n ? value : 256n
}

/** A string, or one word that ends at its first zero; at most 96 bytes of it. */
function symbolIn(said: Said): Hex {
  const kept = Math.min(sizeOf(said.data), 160)
  if (!said.ok || kept < 32) return '0x'
  if (sizeOf(said.data) === 32) {
    const end = said.data.slice(2).match(/../g)!.indexOf('00')
    return end === 0 ? '0x' : sliceHex(said.data, 0, end < 0 ? 32 : end)
  }
  if (kept < 64 || word(said, 0) !== 32n) return '0x'
  const length = word(said, 1) < BigInt(kept - 64) ? Number(word(said, 1)) : kept - 64
  return length === 0 ? '0x' : sliceHex(said.data, 64, 64 + length)
}
