import { decodeErrorResult, encodeErrorResult, type Hex, keccak256 } from 'viem'
import { lensAbi } from '../../../src/venues/uniswap-v3/lens/abi.ts'
import type { Quirks } from '../hostileProxy/quirks.ts'
import { strangers } from './hostileWallet.ts'

/** Another chain's node: everything is as it was, but for what chain it says it is. */
export const ofAnotherChain: Quirks = {
  refuse: ({ method }) => (method === 'eth_chainId' ? { result: '0x2105' } : null),
}

/** Says of every NFT that a stranger holds it, in an answer that is whole and sealed as it should be. */
export const sayingAnotherHolder: Quirks = {
  answer: answer => {
    const data = answer.error?.data
    return typeof data === 'string' && data.startsWith(sealed)
      ? { ...answer, error: { ...answer.error!, data: lieIn(data as Hex) } }
      : answer
  },
}

/** Methods that a reader needs, and no other. */
const reading = [
  'eth_chainId',
  'eth_blockNumber',
  'eth_call',
  'eth_getBlockByNumber',
  'eth_getCode',
  'eth_getLogs',
  'eth_getStorageAt',
  'eth_getTransactionReceipt',
]

/** A gateway in front of a node: what does more than read is a method that does not exist, and those that are `broken` fail. */
export const readingAlone = (broken: ReadonlySet<string> = new Set()): Quirks => ({
  refuse: ({ method }) => {
    if (broken.has(method)) return { error: { code: -32000, message: 'upstream is not there' } }
    return reading.includes(method)
      ? null
      : { error: { code: -32601, message: `the method ${method} does not exist/is not available` } }
  },
})

/** The selector of `Sealed`. */
const sealed = '0x4c4d91ae'

function lieIn(data: Hex): Hex {
  const { args } = decodeErrorResult({ abi: lensAbi, data })
  const answer = decodeErrorResult({ abi: lensAbi, data: (args as readonly [Hex, Hex])[1] })
  if (answer.errorName !== 'Snapshot') return data
  const [header, positions, ...rest] = answer.args
  const payload = encodeErrorResult({
    abi: lensAbi,
    errorName: 'Snapshot',
    args: [header, positions.map(position => ({ ...position, owner: strangers.holder })), ...rest],
  })
  return encodeErrorResult({ abi: lensAbi, errorName: 'Sealed', args: [keccak256(payload), payload] })
}
