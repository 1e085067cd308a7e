import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Hex } from '../../../src/domain/address.ts'
import { ReadFailure } from '../../../src/domain/failure.ts'
import { lensCall } from '../../../src/venues/uniswap-v3/lens/lensCall.ts'
import { openAnswer } from '../../../src/venues/uniswap-v3/lens/openAnswer.ts'
import type { Asked } from '../../../src/venues/uniswap-v3/page.ts'
import { type LocalChain, startAnvil } from '../../support/chain/anvil.ts'
import { createPool } from '../../support/chain/createPool.ts'
import { createToken } from '../../support/chain/createToken.ts'
import { deployUniswapV3 } from '../../support/chain/deployUniswapV3.ts'
import { chainOf, endpointOf } from '../../support/chain/localChain.ts'
import { mintMany } from '../../support/chain/mintMany.ts'
import type { LocalRpcError } from '../../support/chain/rpc.ts'

let node: LocalChain
let asked: Asked
let answer: Hex

beforeAll(async () => {
  node = await startAnvil()
  const deployment = await deployUniswapV3(node)
  const tokens = [await createToken(deployment, 'A', 18), await createToken(deployment, 'B', 18)] as const
  const pool = await createPool(deployment, tokens, 3000, 2n ** 96n)
  await mintMany(deployment, [pool], node.accounts[1]!, 3)
  asked = { positionManager: deployment.positionManager, rpc: endpointOf(node), chain: chainOf(deployment), ratios: [] }
  const data = lensCall(asked, { owner: node.accounts[1]!, start: 0, max: 100 }, false)
  const error = await node.rpc('eth_call', [{ data }, 'latest']).catch((thrown: unknown) => thrown)
  answer = (error as LocalRpcError).data!
})
afterAll(() => node?.stop())

const words = () => Math.ceil((answer.length - 10) / 64)
const outcome = (data: string): string => {
  try {
    openAnswer(data as Hex, asked)
    return 'page'
  } catch (error) {
    expect(error).toBeInstanceOf(ReadFailure)
    return (error as ReadFailure).gap.code
  }
}

test('as it came, the answer opens, and it cannot begin with 0xEF, which no code may', () => {
  expect(openAnswer(answer, asked).positions).toHaveLength(3)
  expect(answer.slice(0, 4)).not.toBe('0xef')
})

test('no single word can be changed: every one of them, zeroed, filled, or one bit off', () => {
  for (let n = 0; n < words(); n += 1) {
    const at = 10 + 64 * n
    const word = answer.slice(at, at + 64)
    const flipped = (BigInt(`0x${word}`) ^ 1n).toString(16).padStart(word.length, '0')
    for (const other of ['0'.repeat(word.length), 'f'.repeat(word.length), flipped]) {
      if (other === word) continue
      const changed = answer.slice(0, at) + other + answer.slice(at + 64)
      // The last word is filled up to 32 bytes, and what fills it says nothing.
      if (n === words() - 1 && outcome(changed) === 'page') {
        expect(openAnswer(changed as Hex, asked)).toEqual(openAnswer(answer, asked))
        continue
      }
      expect(outcome(changed), `word ${n}`).toMatch(/^rpc-(garbled|cut)$/)
    }
  }
})

test('nor can any digits be changed, cut, doubled, moved or added', () => {
  const digits = answer.length - 2
  fc.assert(
    fc.property(
      fc.nat(digits - 1),
      fc.integer({ min: 1, max: 200 }),
      fc.constantFrom('cut', 'drop', 'double', 'reverse'),
      (at, count, how) => {
        const [head, middle, tail] = [
          answer.slice(0, at + 2),
          answer.slice(at + 2, at + 2 + count),
          answer.slice(at + 2 + count),
        ]
        const changed = {
          cut: head,
          drop: head + tail,
          double: head + middle + middle + tail,
          reverse: head + [...middle].reverse().join('') + tail,
        }[how]
        const found = outcome(changed)
        if (found === 'page') expect(openAnswer(changed as Hex, asked)).toEqual(openAnswer(answer, asked))
        else expect(found).toMatch(/^rpc-(garbled|cut)$/)
      },
    ),
    { numRuns: 300 },
  )
})
