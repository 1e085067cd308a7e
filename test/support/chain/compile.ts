import { readdirSync, readFileSync } from 'node:fs'
import type { Abi } from 'viem'
import type { Hex } from '../../../src/domain/address.ts'

export type Contract = { abi: Abi; bytecode: Hex }

type SolcOutput = {
  errors?: { severity: string; formattedMessage: string }[]
  contracts: Record<string, Record<string, { abi: Abi; evm: { bytecode: { object: string } } }>>
}

/**
 * Compiles every .sol file of a folder for an EVM without PUSH0, which some chains still are; returns the contracts by
 * name. `optimize` is for what ships: it takes four times as long.
 */
export async function compile(folder: URL, { optimize = false } = {}): Promise<Record<string, Contract>> {
  const { default: solc } = await import('solc')
  const files = readdirSync(folder).filter(name => name.endsWith('.sol'))
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries(files.map(name => [name, { content: readFileSync(new URL(name, folder), 'utf8') }])),
    settings: {
      viaIR: optimize,
      evmVersion: 'paris',
      optimizer: { enabled: optimize, runs: 200 },
      metadata: { bytecodeHash: 'none', appendCBOR: false },
      outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object'] } },
    },
  }
  const output = JSON.parse(solc.compile(JSON.stringify(input))) as SolcOutput
  const errors = (output.errors ?? []).filter(error => error.severity === 'error')
  if (errors.length > 0) throw new Error(errors.map(error => error.formattedMessage).join('\n'))
  return Object.fromEntries(
    Object.values(output.contracts).flatMap(file =>
      Object.entries(file).map(([name, { abi, evm }]) => [name, { abi, bytecode: `0x${evm.bytecode.object}` as Hex }]),
    ),
  )
}
