import { assetPattern, noAsset } from '../../domain/assets.ts'
import type { OptionSpec, Parsed } from '../../domain/command.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { commandWords, hedgeNamePattern } from '../../domain/hedge.ts'
import { badOption, flagOption, listOption, patternOption, textOption } from '../words/options.ts'

export const addOptions: readonly OptionSpec[] = [
  { flags: '--chain <name>', description: 'where the LP position is (see: hedge chain list)' },
  { flags: '--position <id...>', description: 'NFT id of the position; several may follow' },
  { flags: '--wallet <address>', description: 'wallet that holds the positions' },
  { flags: '--all', description: 'with --wallet: every position it holds, now and later' },
  { flags: '--account <address>', description: 'Hyperliquid account (main, sub-account or vault), not an API wallet' },
  { flags: '--target <ratio>', description: 'hedge ratio aimed at, 1 is fully hedged (default: 1)' },
  { flags: '--asset <token=asset...>', description: 'what a token stands for: 0xTOKEN=ETH, =USD for a dollar, =none' },
  { flags: '--rpc-stdin', description: 'read the RPC URL of the chain from standard input and store it' },
  { flags: '--insecure-http', description: 'accept a plain http RPC beyond this machine' },
  { flags: '--since <date>', description: 'when the hedge began, for PnL (2026-01-31 or 2026-01-31T12:00:00Z)' },
  {
    flags: '--entry-price <price>',
    description:
      'entry price of the LP, of a hedge with one position, as status shows prices: in dollars, else in ETH, else in token1',
  },
  {
    flags: '--deposit <token=amount...>',
    description: 'what was deposited, of a hedge with one position, in whole tokens: 0xTOKEN=1.5',
  },
  { flags: '--testnet', description: "the account is on Hyperliquid's testnet" },
  { flags: '--sub-accounts', description: 'count every sub-account of the account too' },
  { flags: '--allow-shared', description: 'let another hedge count the same perps too' },
  { flags: '--dry-run', description: 'check everything and store nothing' },
]

export type AddOptions = {
  name: string | null
  chain: string | null
  positions: readonly string[]
  wallet: string | null
  all: boolean
  account: string | null
  target: string | null
  assets: Readonly<Record<string, string>>
  rpcStdin: boolean
  insecureHttp: boolean
  since: string | null
  entryPrice: string | null
  deposit: Readonly<Record<string, string>>
  testnet: boolean
  subAccounts: boolean
  allowShared: boolean
  dryRun: boolean
}

export function readAddOptions(parsed: Parsed): AddOptions {
  const positions = listOption(parsed, 'position')
  const badId = positions.find(id => !/^[1-9]\d{0,19}$/.test(id))
  if (badId !== undefined) throw badOption('add', 'position', badId, 'the number of an NFT, like 1234567')
  const wallet = textOption(parsed, 'wallet')
  const all = flagOption(parsed, 'all')
  if (all && wallet === null) throw usage('--all goes with --wallet')
  if (all && positions.length > 0) throw usage('--all and --position exclude each other')
  return {
    name: readName(parsed.operands[0] ?? null),
    chain: textOption(parsed, 'chain'),
    positions: [...new Set(positions)],
    wallet,
    all,
    account: textOption(parsed, 'account'),
    target: readTarget(textOption(parsed, 'target')),
    assets: pairsOf(parsed, 'asset', 'a token and what it stands for, like 0xTOKEN=ETH', readAsset),
    rpcStdin: flagOption(parsed, 'rpcStdin'),
    insecureHttp: flagOption(parsed, 'insecureHttp'),
    since: readSince(textOption(parsed, 'since')),
    entryPrice: patternOption('add', parsed, 'entryPrice', positiveDecimal, 'a price above zero, like 3012.5'),
    deposit: pairsOf(parsed, 'deposit', 'a token and an amount, like 0xTOKEN=1.5', readAmount),
    testnet: flagOption(parsed, 'testnet'),
    subAccounts: flagOption(parsed, 'subAccounts'),
    allowShared: flagOption(parsed, 'allowShared'),
    dryRun: flagOption(parsed, 'dryRun'),
  }
}

const positiveDecimal = /^(?=.*[1-9])\d{1,20}(\.\d{1,20})?$/

export function readName(name: string | null): string | null {
  if (name === null) return null
  if (!hedgeNamePattern.test(name)) {
    throw usage('a name is lower-case letters, digits and dashes, begins with a letter, 32 characters at most')
  }
  if (commandWords.includes(name)) throw usage(`${name} is a word of the command line, not a name`)
  return name
}

/** Between 0 and 10: a ratio, not a percentage, and no one means to be ten times short. */
export function readTarget(text: string | null): string | null {
  if (text === null) return null
  if (!/^\d{1,2}(\.\d{1,8})?$/.test(text) || Number(text) > 10)
    throw badOption('add', 'target', text, 'a ratio from 0 to 10, like 1 or 0.5')
  return text
}

/** A day, or a moment with its zone; not in the future is checked where there is a clock. */
function readSince(text: string | null): string | null {
  if (text === null) return null
  const shape = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/
  const moment = new Date(text)
  if (!shape.test(text) || Number.isNaN(moment.getTime()) || !isDay(text.slice(0, 10))) {
    throw badOption('add', 'since', text, 'a date like 2026-01-31 or 2026-01-31T12:00:00Z')
  }
  return moment.toISOString()
}

/** `Date` takes 31 February for a day in March. */
const isDay = (text: string): boolean => new Date(`${text}T00:00Z`).toISOString().startsWith(text)

function pairsOf(parsed: Parsed, name: string, what: string, read: (text: string) => string | null) {
  const pairs: Record<string, string> = {}
  for (const text of listOption(parsed, name)) {
    const [, token, value] = /^(0x[0-9a-fA-F]{40})=(.+)$/.exec(text) ?? []
    const good = value === undefined ? null : read(value)
    if (token === undefined || good === null) throw badOption('add', name, text, what)
    pairs[token.toLowerCase()] = good
  }
  return pairs
}

const readAsset = (text: string): string | null =>
  text.toLowerCase() === noAsset ? noAsset : assetPattern.test(text.toUpperCase()) ? text.toUpperCase() : null

const readAmount = (text: string): string | null => (/^\d{1,20}(\.\d{1,30})?$/.test(text) ? text : null)

const usage = (message: string): Failure => new Failure('usage', message, 'hedge add --help', exitCodes.usage)
