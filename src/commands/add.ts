import { defineAction } from '../domain/command.ts'
import { addHedge } from './add/addHedge.ts'
import { addOptions, readAddOptions } from './add/options.ts'

export const add = defineAction({
  name: 'add',
  summary: 'add a hedge: an LP position and the account that hedges it',
  operands: '[name]',
  options: addOptions,
  examples: [
    'hedge add',
    'hedge add eth-usdc --chain arbitrum --position 1234567 --account 0xYOURACCOUNT',
    'hedge add --chain base --wallet 0xYOURWALLET --all --account 0xYOURACCOUNT --dry-run',
    'printf %s "$URL" | hedge add eth-usdc --chain ethereum --position 1234 --account 0xYOURACCOUNT --rpc-stdin',
  ],
  notes: [
    'Only addresses are needed: nothing that can sign is ever stored. A private key or seed phrase is refused.',
    'On a terminal it asks for the rest: paste a wallet, an NFT id or a link to the position, and look through what it finds.',
    'Without a terminal, or with --no-input, everything comes from flags and nothing is asked.',
  ].join('\n'),
  read: readAddOptions,
  run: addHedge,
})
