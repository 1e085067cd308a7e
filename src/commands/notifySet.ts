import { defineAction } from '../domain/command.ts'
import { readSetOptions } from './notify/options.ts'
import { receiverNotes } from './notify/receiverNotes.ts'
import { setTarget } from './notify/set.ts'

export const notifySet = defineAction({
  name: 'notify set',
  summary: 'where alerts go: a webhook, or a program of your own',
  operands: '<webhook|command> [program...]',
  options: [
    { flags: '--name <name>', description: 'what the target is called (default: webhook, or command)' },
    {
      flags: '--new-secret <file>',
      description: 'of a webhook: draw the secret that signs, into a new file (mode 0600)',
    },
  ],
  examples: [
    'hedge notify set webhook',
    'hedge notify set webhook --name ops --new-secret ~/.hedge-webhook-secret',
    `printf '%s\\n%s\\n' "$URL" "$SECRET" | hedge notify set webhook`,
    'hedge notify set command /usr/local/bin/page-me on-call',
  ],
  notes: receiverNotes,
  read: readSetOptions,
  run: setTarget,
})
