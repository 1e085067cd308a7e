import { defineAction } from '../domain/command.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { notify as notifyOf } from './notify/notify.ts'
import { testTargets } from './notify/test.ts'
import { flagOption } from './words/options.ts'

export const notify = defineAction({
  name: 'notify',
  summary: 'look as check does, and send what nobody was told yet',
  operands: '[name...]',
  options: [{ flags: '--test', description: 'send a test event to every target, and look at nothing' }],
  examples: ['hedge notify', 'hedge notify eth-usdc --json', 'hedge notify --test'],
  notes: [
    'For cron: quiet, and exit 0, when there is nothing to tell. What is critical, and that it is over, is sent at once; all else',
    'together, at most once an hour, and not at all when it was over before that. What stays unknown is told after a while',
    '(hedge config get unknown.after).',
    'What a target does not take is tried again within the run, then kept and tried by the next one, for a week at most; the run',
    'ends with 3. Each change is told once, however many runs there are at a time; a run that is killed while it sends may tell',
    'it twice, under the same id.',
    'Where it goes: hedge notify set --help',
  ].join('\n'),
  read: parsed => {
    const test = flagOption(parsed, 'test')
    if (test && parsed.operands.length > 0) {
      throw new Failure('usage', '--test takes no names of hedges', 'hedge notify test TARGET', exitCodes.usage)
    }
    return { test, names: parsed.operands }
  },
  run: (context, { test, names }) => (test ? testTargets(context, null) : notifyOf(context, names)),
})
