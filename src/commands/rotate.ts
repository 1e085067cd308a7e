import { defineAction } from '../domain/command.ts'
import { readRotateOptions } from './rotate/options.ts'
import { rotate as rotateOne } from './rotate/rotate.ts'

export const rotate = defineAction({
  name: 'rotate',
  summary: 'replace an RPC URL, a webhook or the key of the vault, or prove an account again',
  operands: '[what] [name]',
  options: [
    { flags: '--place <number>', description: 'of a chain with several RPC URLs: which, in their order (from 1)' },
    { flags: '--insecure-http', description: 'accept plain http beyond this machine' },
    { flags: '--identity <file>', description: 'of the vault: a new file for the identity that opens it (mode 0600)' },
  ],
  examples: [
    'hedge rotate                                  # what can rotate, how old it is, and what is due',
    'hedge rotate rpc arbitrum',
    'printf %s "$URL" | hedge rotate rpc arbitrum --place 2',
    `printf '%s\\n%s\\n' "$URL" "$SECRET" | hedge rotate notify ops`,
    'hedge rotate vault --identity ~/.hedge-identity-2',
    'hedge rotate eth-usdc',
  ],
  notes: [
    'The new one is proved, stored and read back before the old one is deleted; a kill leaves one of the two working.',
    'The URL is asked for without echo, or read from standard input. A new passphrase of the vault is asked for.',
    'A webhook takes a test event, signed with the new secret, before the old URL and secret go: give the receiver both before.',
    'An address cannot rotate: of a hedge, its account is proved again, and the ends of its agents are counted down.',
    'When something is due: hedge config get keys.rotate',
  ].join('\n'),
  read: readRotateOptions,
  run: rotateOne,
})
