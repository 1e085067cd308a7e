import { describe, expect, test } from 'vitest'
import { refusalOf } from '../../src/chains/refused/index.ts'
import { chainAdd } from '../../src/commands/chainAdd.ts'
import { chainFrom } from '../../src/commands/words/chain.ts'
import type { ActionContext } from '../../src/domain/actionContext.ts'
import { exitCodes } from '../../src/domain/failure.ts'
import type { Sources } from '../../src/gather/gathering.ts'
import { subjects } from '../../src/gather/subjects.ts'

const chainsOf = { all: () => [], find: () => null, builtIn: () => false, refusal: refusalOf }
const context = { chains: chainsOf } as unknown as ActionContext
const refused = { code: 'refused-chain', exit: exitCodes.usage, message: refusalOf('zksync') }

describe('ZKsync Era is refused in words', () => {
  test('by each of its names and by its id, and no other chain is', () => {
    for (const asked of ['zksync', 'zksync-era', ' ZKSYNC ', 'era', '324', 324]) {
      expect(refusalOf(asked)).toMatch(/^ZKsync Era \(chain 324\) cannot be read: it deploys code by the hash/)
    }
    for (const asked of ['ethereum', 'linea', '', '1', 3240, '32']) expect(refusalOf(asked)).toBeNull()
  })

  test('where a command is given its name', () => {
    expect(() => chainFrom(context, 'zkSync')).toThrow(expect.objectContaining(refused))
    expect(() => chainFrom(context, 'nowhere')).toThrow(expect.objectContaining({ code: 'unknown-chain' }))
  })

  test('where an address is looked up there', async () => {
    const sources = {
      scope: { address: `0x${'1'.repeat(40)}`, chains: ['zksync'], names: [], testnet: false },
      chains: () => [],
      parseAddress: async (text: string) => text,
    } as unknown as Sources
    await expect(subjects(sources)).rejects.toMatchObject(refused)
  })

  test('where someone adds it under another name, before anything is asked or stored', async () => {
    const positionManager = '0x0616e5762c1e7dc3723c50663df10a162d690a86'
    const parsed = { operands: ['mine'], options: { chainId: '324', positionManager } }
    const options = chainAdd.read(parsed as never)
    await expect(chainAdd.run(context, options as never)).rejects.toMatchObject(refused)
  })
})
