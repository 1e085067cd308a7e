import { defineAction } from '../domain/command.ts'
import { readWaiving } from './auditWaive/options.ts'
import { waive } from './auditWaive/waive.ts'

export const auditWaive = defineAction({
  name: 'audit waive',
  summary: 'leave a finding be, with a reason and until a day; or list what was left',
  operands: '[check]',
  options: [
    {
      flags: '--for <subject>',
      description: 'only what it says of this subject, as the audit names it (default: of any)',
    },
    { flags: '--reason <text>', description: 'why; shown with the finding: no address, no URL' },
    { flags: '--until <date>', description: 'the last day of it, as 2027-01-31 or 90d; at most two years ahead' },
    { flags: '--remove', description: 'take it back' },
  ],
  examples: [
    'hedge audit waive',
    'hedge audit waive agents-listed --for eth-usdc --reason "the bot of the office" --until 90d',
    'hedge audit waive agents-listed --remove',
  ],
  notes: [
    'What the last audit found is shown as waived, with your reason, and decides no exit code. After the day it is back;',
    'before it, where it is graver, names somebody else or is not known. What changed is not waived: hedge audit accept.',
    'The reason lies in the settings, which hold no address and nothing secret.',
  ].join('\n'),
  read: readWaiving,
  run: waive,
})
