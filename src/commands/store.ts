import { defineAction } from '../domain/command.ts'
import { exitCodes } from '../domain/failure.ts'
import { StoreFailure } from '../domain/secretStore.ts'

export const store = defineAction({
  name: 'store',
  summary: 'which secret store is in use, whether it opens, and why it is this one',
  examples: ['hedge store', 'hedge store use vault'],
  notes:
    'keychain is the default. There is no falling back: a store that cannot be opened is an error, never another store.',
  read: () => null,
  run: async context => {
    const opened = await context.secrets()
    const { kind, where, why } = await opened.describe()
    const failure = await opened.get('probe').then(
      () => null,
      error => {
        if (error instanceof StoreFailure) return error
        throw error
      },
    )
    const problem = failure && { code: failure.code, message: failure.message, hint: failure.hint }
    const other = kind === 'vault' ? 'keychain' : 'vault'
    return {
      report: {
        schema: 'hedge.store/1',

        kind,
        where,
        why,
        opens: problem === null,
        problem,
      },
      sections: [
        {
          kind: 'lines',
          lines: [
            `${kind}: ${where} (${why})`,
            problem === null
              ? [{ text: 'It opens.', tone: 'good' }]
              : [{ text: 'It does not open', tone: 'bad' }, `: ${problem.message}. Try: ${problem.hint}`],
            `Another: hedge store use ${other}`,
          ],
        },
      ],
      exit: problem === null ? exitCodes.fine : exitCodes.store,
    }
  },
})
