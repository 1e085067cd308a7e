import { topicNames } from '../commands/help/names.ts'
import { type CommandEntry, commands } from '../commands/index.ts'
import { globalOptions } from './globals.ts'

/** What the commands of one group do. */
export const overviewOf = (group: string, entries: readonly CommandEntry[]): string =>
  [
    `Usage: hedge ${group} <command> [options]`,
    '',
    ...commandLines(entries),
    '',
    `Help for one: hedge ${entries[0]?.name} --help`,
    '',
  ].join('\n')

function commandLines(entries: readonly CommandEntry[]): string[] {
  const width = Math.max(...entries.map(({ name }) => name.length))
  return ['Commands:', ...entries.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)]
}

/** What there is to ask for at all. */
export function overview(): string {
  const flags = globalOptions.map(option => option.flags)
  const flagWidth = Math.max(...flags.map(flag => flag.length), '--version'.length)
  const options = globalOptions.map(({ flags, description, views }) => {
    return `  ${flags.padEnd(flagWidth)}  ${description}${views ? ' (commands that gather)' : ''}`
  })
  return [
    'hedge shows what you hold in Uniswap V3, what hedges it on Hyperliquid, and what is left open.',
    'It keeps addresses and RPC URLs in your keychain, reads both venues directly, and cannot sign anything.',
    '',
    'Usage: hedge <command> [options]',
    '',
    ...commandLines(commands),
    '',
    'Global options:',
    ...options,
    `  ${'--version'.padEnd(flagWidth)}  the version`,
    `  ${'-h, --help'.padEnd(flagWidth)}  help for a command: hedge status --help`,
    '',
    `Topics: hedge help ${topicNames.join(' | ')}`,
    '',
    'Paths of --select lead into the document of --json:',
    '  totals.valueUsd,hedges[].state  [] is each of a list: a line for every one of them',
    '  hedges.0.name                   the first',
    '  hedges[eth-usdc].lps[#12].tick  the one of that name or id; null where there is none, or more than one',
    '  A value is a line: text as it is, the rest as JSON, null what is not known. With --json one object, by path.',
    '',
    'Start with:',
    '  hedge add                       asks for everything it needs',
    '  hedge status 0xYOURADDRESS      looks without storing anything',
    '',
  ].join('\n')
}
