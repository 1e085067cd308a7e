import type { AccessAsk } from '../domain/accessLog.ts'
import { wholeScope } from '../domain/artifacts.ts'
import { defineView } from '../domain/command.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { hedgeNamePattern } from '../domain/hedge.ts'
import { logLayout } from './log/layout.ts'
import { logReport } from './log/report.ts'
import { badOption, flagOption, textOption } from './words/options.ts'

export const log = defineView({
  name: 'log',
  summary: 'who read or changed which key, when, and whether the log of it is whole',
  operands: '[name]',
  options: [
    { flags: '--days <number>', description: 'so many days back (default: 7)' },
    {
      flags: '--verify',
      description: 'check the whole log against itself and the secret store; exit 1 when it does not hold',
    },
  ],
  examples: ['hedge log', 'hedge log eth-usdc --days 30', 'hedge log --verify', 'hedge log --json'],
  notes: [
    'Every read and every change of a key by this program is an entry: the name of the key, never what it holds. No address',
    'is in it; a hedge is known by a random id, so hedge remove leaves its entries, and: hedge log ID still finds them.',
    'Each entry holds the hash of the one before; at each change of a key the newest is kept in the secret store too.',
    'How a run was started (terminal, cron, service, script) is what the run could see of itself.',
    'A read that cannot be logged is made with a warning; a key is not set without its entry, but deleted.',
  ].join('\n'),
  needs: ['accessLog'],
  read: parsed => {
    const [name = null] = parsed.operands
    if (name !== null && !hedgeNamePattern.test(name) && !/^[0-9a-f]{16}$/.test(name)) {
      throw new Failure('usage', 'that is not the name of a hedge', 'hedge list', exitCodes.usage)
    }
    const days = textOption(parsed, 'days') ?? '7'
    if (!/^[1-9]\d{0,3}$/.test(days)) throw badOption('log', 'days', days, 'a number of days from 1 to 9999')
    const ask: AccessAsk = { days: Number(days), verify: flagOption(parsed, 'verify') }
    return { name, ask }
  },
  scope: ({ name, ask }) => ({ ...wholeScope, names: name === null ? [] : [name], log: ask }),
  report: (artifacts, { name, ask }) => logReport(artifacts, name, ask),
  layout: logLayout,
  exitCode: ({ verification }, { ask }) =>
    ask.verify && verification.intact === false ? exitCodes.failure : exitCodes.fine,
})
