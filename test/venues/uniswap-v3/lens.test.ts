import { expect, test } from 'vitest'
import { lensAbi } from '../../../src/venues/uniswap-v3/lens/abi.ts'
import { compile } from '../../support/chain/compile.ts'

const lens = (await compile(new URL('../../../src/venues/uniswap-v3/lens/', import.meta.url), { optimize: true })).Lens!

test('the committed bytecode is what Lens.sol compiles to (`vitest run FILE -u` writes it)', async () => {
  const source = [
    '/** Lens.sol, compiled; a test compiles it again and compares. */',
    `export const lensBytecode =\n  '${lens.bytecode}'\n`,
  ].join('\n')
  await expect(source).toMatchFileSnapshot('../../../src/venues/uniswap-v3/lens/bytecode.ts')
})

test('it stays far below the 49,152 bytes of EIP-3860, with room for 100 ids', () => {
  expect((lens.bytecode.length - 2) / 2).toBeLessThan(12_288)
})

test('the ABI that decodes its answers is its own', () => {
  expect(shape(lensAbi)).toEqual(shape(lens.abi))
})

type Parameter = { name?: string | undefined; type: string; components?: readonly Parameter[] }
type Entry = { type: string; name?: string; inputs?: readonly Parameter[] }

/** Constructor and errors with the names and types of what they carry, whatever their order. */
function shape(abi: readonly unknown[]): string[] {
  const parameter = ({ name, type, components }: Parameter): string =>
    `${type} ${name}${components ? `(${components.map(parameter)})` : ''}`
  return (abi as readonly Entry[])
    .map(({ type, name, inputs }) => `${type} ${name ?? ''}(${(inputs ?? []).map(parameter).join(', ')})`)
    .sort()
}
