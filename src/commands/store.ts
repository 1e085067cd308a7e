import { defineAction } from '../domain/command.ts'

export const store = defineAction({
  name: 'store',
  summary: 'which secret store is in use, and why',
  examples: ['hedge store', 'hedge store use vault'],
  notes:
    'keychain is the default. There is no falling back: a store that cannot be opened is an error, never another store.',
  read: () => null,
  run: async context => {
    const { kind, where, why } = await (await context.secrets()).describe()
    return {
      report: { schema: 'hedge.store/1', generatedAt: context.now().toISOString(), kind, where, why },
      sections: [
        {
          kind: 'lines',
          lines: [`${kind}: ${where} (${why})`, `Another: hedge store use ${kind === 'vault' ? 'keychain' : 'vault'}`],
        },
      ],
    }
  },
})
