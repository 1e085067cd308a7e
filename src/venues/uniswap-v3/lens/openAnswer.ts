import { decodeErrorResult, keccak256 } from 'viem'
import type { Hex } from '../../../domain/address.ts'
import { ReadFailure } from '../../../domain/failure.ts'
import { refusalGap, wrongChainGap } from '../gaps.ts'
import type { Asked, LensAnswer, Page } from '../page.ts'
import { Unanswered } from '../Unanswered.ts'
import { lensAbi } from './abi.ts'

/**
 * The page in a lens's answer, however it came. Its seal is checked first, so that not one changed bit becomes a number.
 * Throws Unanswered (`cut`, `garbled`, `out-of-gas`), or ReadFailure where the chain or its contracts are not as they should be.
 */
export function openAnswer(data: Hex, asked: Asked): Page {
  const answer = unseal(data, asked)
  const chainId = answer.errorName === 'Snapshot' ? answer.args[0].chainId : answer.args[0]
  const expected = asked.chain?.chainId ?? null
  if (expected !== null && chainId !== BigInt(expected)) throw new ReadFailure(wrongChainGap(asked, chainId))
  if (answer.errorName === 'GasTooLow') throw new Unanswered('out-of-gas', asked)
  if (answer.errorName !== 'Snapshot') throw new ReadFailure(refusalGap(asked, answer))
  const [header, positions, unknownIds, pools, tokens] = answer.args
  return { header, positions, unknownIds, pools, tokens }
}

/** The selector of `Sealed`, where the payload begins, and its length: `0x` and 8 digits, then words of 64. */
const selector = '0x4c4d91ae'
const lengthAt = 10 + 2 * 64

function unseal(data: Hex, asked: Asked): LensAnswer {
  if (!data.startsWith(selector)) throw new Unanswered('garbled', asked)
  const length = Number(`0x${data.slice(lengthAt, lengthAt + 64) || '0'}`)
  if (data.length < lengthAt + 64 + 2 * length) throw new Unanswered('cut', asked)
  try {
    const sealed = decodeErrorResult({ abi: lensAbi, data })
    if (sealed.errorName === 'Sealed' && keccak256(sealed.args[1]) === sealed.args[0]) {
      const answer = decodeErrorResult({ abi: lensAbi, data: sealed.args[1] })
      // viem also decodes Solidity's own `Error` and `Panic`, which are no answer.
      if (lensAbi.some(item => 'name' in item && item.name === answer.errorName) && answer.errorName !== 'Sealed') {
        return answer
      }
    }
  } catch {}
  throw new Unanswered('garbled', asked)
}
