import { defineAction } from '../domain/command.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { sweepPending } from './words/sweepPending.ts'

const kinds = ['keychain', 'vault'] as const

export const storeUse = defineAction({
  name: 'store use',
  summary: 'choose another secret store and move everything into it',
  operands: '<keychain|vault>',
  examples: ['hedge store use vault', 'hedge store use keychain'],
  notes: 'Each secret is written to the new store and read back there before it is deleted from the old one.',
  read: ({ operands }) => {
    const kind = kinds.find(name => name === operands[0])
    if (kind !== undefined) return kind
    throw new Failure('usage', `the store is one of: ${kinds.join(', ')}`, 'hedge store use vault', exitCodes.usage)
  },
  run: async (context, kind) => {
    if (Object.keys(context.settings.pending()).length > 0) await sweepPending(context)
    const { moved } = await context.storeAdmin.use(kind)
    const what = moved === 0 ? 'There was nothing to move' : `${moved} secret${moved === 1 ? '' : 's'} moved`
    return {
      report: { schema: 'hedge.store-use/1', kind, moved },
      sections: [{ kind: 'lines', lines: [`Secrets are kept in the ${kind} now. ${what}.`] }],
    }
  },
})
