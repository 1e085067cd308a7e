import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Contract } from './compile.ts'

const require = createRequire(import.meta.url)

/** A contract as its authors published it on npm: the pool's code is byte for byte the one on Ethereum. */
export function artifact(packageName: '@uniswap/v3-core' | '@uniswap/v3-periphery', name: string): Contract {
  const path = require.resolve(`${packageName}/artifacts/contracts/${name}.sol/${name}.json`)
  const { abi, bytecode } = JSON.parse(readFileSync(path, 'utf8')) as Contract
  return { abi, bytecode }
}
