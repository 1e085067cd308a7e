import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
  const output = JSON.parse(await outputOf(JSON.stringify(input))) as SolcOutput
  const errors = (output.errors ?? []).filter(error => error.severity === 'error')
  if (errors.length > 0) throw new Error(errors.map(error => error.formattedMessage).join('\n'))
  return Object.fromEntries(
    Object.values(output.contracts).flatMap(file =>
      Object.entries(file).map(([name, { abi, evm }]) => [name, { abi, bytecode: `0x${evm.bytecode.object}` as Hex }]),
    ),
  )
}

/** What solc says of this input, or said of it earlier in this run (`shareCompiled.ts`). */
async function outputOf(input: string): Promise<string> {
  const folder = process.env.HEDGE_TEST_COMPILED
  const file = folder && join(folder, createHash('sha256').update(input).digest('hex'))
  if (file && existsSync(file)) return readFileSync(file, 'utf8')
  const { default: solc } = await import('solc')
  const output: string = solc.compile(input)
  if (file) {
    const whole = `${file}.${randomUUID()}`
    writeFileSync(whole, output)
    renameSync(whole, file)
  }
  return output
}
