import type { ChosenStore } from '../domain/actionContext.ts'
import { defineAction, type Parsed } from '../domain/command.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { storeKinds } from '../domain/secretStore.ts'
import { badOption, flagOption, listOption, textOption } from './words/options.ts'
import { sweepPending } from './words/sweepPending.ts'

export const storeUse = defineAction({
  name: 'store use',
  summary: 'choose another secret store and move everything into it',
  operands: '<keychain|vault|exec>',
  options: [
    { flags: '--command <path>', description: 'exec: the program that leads to your secret manager (absolute path)' },
    { flags: '--argument <text...>', description: 'exec: what the program is always given; never a secret' },
    { flags: '--abandon', description: 'leave behind what an interrupted move left in a store that opens no more' },
  ],
  examples: [
    'hedge store use vault',
    'hedge store example pass > ~/.local/bin/hedge-pass && chmod 700 ~/.local/bin/hedge-pass',
    'hedge store use exec --command ~/.local/bin/hedge-pass',
  ],
  notes: [
    'Each secret is written to the new store and read back there before it is deleted from the old one. A move that was',
    'interrupted is ended by the next one, and by hedge store.',
  ].join('\n'),
  read: parsed => ({ chosen: chosenIn(parsed), abandon: flagOption(parsed, 'abandon') }),
  run: async (context, { chosen, abandon }) => {
    if (abandon) await context.storeAdmin.abandon()
    if (Object.keys(context.settings.pending()).length > 0) await sweepPending(context)
    const { moved } = await context.storeAdmin.use(chosen)
    const what = moved === 0 ? 'There was nothing to move' : `${moved} secret${moved === 1 ? '' : 's'} moved`
    return {
      report: { schema: 'hedge.store-use/1', kind: chosen.kind, moved },
      sections: [{ kind: 'lines', lines: [`Secrets are kept in ${placeOf[chosen.kind]} now. ${what}.`] }],
    }
  },
})

const placeOf = { keychain: 'the keychain', vault: 'the vault', exec: 'your secret manager' } as const

function chosenIn(parsed: Parsed): ChosenStore {
  const kind = storeKinds.find(name => name === parsed.operands[0])
  if (kind === undefined) {
    throw new Failure(
      'usage',
      `the store is one of: ${storeKinds.join(', ')}`,
      'hedge store use vault',
      exitCodes.usage,
    )
  }
  const [command, rest] = [textOption(parsed, 'command'), listOption(parsed, 'argument')]
  if (kind !== 'exec') {
    if (command === null && rest.length === 0) return { kind }
    throw new Failure('usage', `--command and --argument go with exec, not with ${kind}`, `hedge store use ${kind}`, 2)
  }
  if (command === null && rest.length > 0) {
    const hint = 'hedge store use exec --command /path/of/your/program --argument TEXT'
    throw new Failure('usage', '--argument goes with --command', hint, exitCodes.usage)
  }
  // The path of a drive, or of the root.
  if (command !== null && !/^(?:\/|[a-z]:[\\/])/i.test(command)) {
    throw badOption(
      'store use',
      'command',
      command,
      'an absolute path: a relative one is another program in every folder',
    )
  }
  return { kind, command, arguments: rest }
}
