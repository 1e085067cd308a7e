import { defineAction } from '../domain/command.ts'
import { attest } from './auditAttest/attest.ts'
import { flagOption } from './words/options.ts'

export const auditAttest = defineAction({
  name: 'audit attest',
  summary: 'answer what only you can see, such as 2FA and backups; or list what is asked',
  operands: '[check]',
  options: [{ flags: '--remove', description: 'take the answer back' }],
  examples: ['hedge audit attest', 'hedge audit attest mail-2fa', 'hedge audit attest mail-2fa --remove'],
  notes:
    'You say that what the check is called is so today. The day is remembered, and after some months you are asked again.',
  read: parsed => ({ check: parsed.operands[0] ?? null, remove: flagOption(parsed, 'remove') }),
  run: attest,
})
