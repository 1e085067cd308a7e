import { type Scope, wholeScope } from '../../domain/artifacts.ts'
import type { OptionSpec, Parsed } from '../../domain/command.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { hedgeNamePattern } from '../../domain/hedge.ts'

/** What goes with an address that is not stored. */
export const addressOptions: readonly OptionSpec[] = [
  { flags: '--chain <name...>', description: 'with an address: only these chains (default: every known one)' },
  { flags: '--testnet', description: "with an address: Hyperliquid's testnet" },
  { flags: '--sub-accounts', description: 'with an address: count its sub-accounts too' },
]

export const scopeOptions: readonly OptionSpec[] = [
  ...addressOptions,
  {
    flags: '--detail',
    description: 'also vault shares, and open orders: of the main dex and of those with a position',
  },
  { flags: '--reread', description: 'read the past of the positions anew, not what is remembered of it' },
]

/** Names of stored hedges, or one address with nothing stored; `command` is what was typed. */
export function readScope({ operands: words, options }: Parsed, command = 'status'): Scope {
  const usage = (message: string) => new Failure('usage', message, `hedge ${command} --help`, exitCodes.usage)
  const named = (options.chain as readonly string[] | undefined) ?? []
  // `--chain base 0x…`: the option takes every word up to the next one, and no chain is called 0x….
  const chains = named.filter(word => !isHex(word))
  const operands = [...words, ...named.filter(isHex)]
  const addresses = operands.filter(isHex)
  if (addresses.length === 0) {
    if (chains.length > 0 || options.testnet === true || options.subAccounts === true) {
      throw usage('--chain, --testnet and --sub-accounts go with an address; a stored hedge knows its own')
    }
    const bad = operands.find(word => !hedgeNamePattern.test(word))
    if (bad !== undefined) throw usage('that is neither the name of a hedge nor an address')
    return { ...wholeScope, names: [...new Set(operands)], detail: options.detail === true, ...rereadIn(options) }
  }
  if (operands.length > 1) throw usage('one address at a time, and no names beside it')
  return {
    names: [],
    address: addresses[0] as `0x${string}`,
    chains,
    testnet: options.testnet === true,
    subAccounts: options.subAccounts === true,
    detail: options.detail === true,
    ...rereadIn(options),
  }
}

const rereadIn = ({ reread }: Parsed['options']) => (reread === true ? { reread } : {})

const isHex = (word: string): boolean => /^0x/i.test(word)
