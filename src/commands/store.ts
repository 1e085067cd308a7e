import type { ActionContext } from '../domain/actionContext.ts'
import { defineAction } from '../domain/command.ts'
import { exitCodes } from '../domain/failure.ts'
import { StoreFailure, type StoreKind } from '../domain/secretStore.ts'
import type { Cell } from '../domain/section.ts'

export const store = defineAction({
  name: 'store',
  summary: 'which secret store is in use, whether it opens, and why it is this one',
  examples: ['hedge store', 'hedge store use vault'],
  notes: [
    'keychain is the default. There is no falling back: a store that cannot be opened is an error, never another store.',
    'A move that was interrupted is ended here: the store in use keeps everything, the other one is cleared.',
  ].join('\n'),
  read: () => null,
  run: async context => {
    const opened = await context.secrets()
    const { kind, where, why } = await opened.describe()
    const problem = await problemOf(opened.get('probe'))
    const move = await endMove(context, problem === null)
    return {
      report: { schema: 'hedge.store/1', kind, where, why, opens: problem === null, problem, move },
      sections: [
        {
          kind: 'lines',
          lines: [
            `${kind}: ${where} (${why})`,
            problem === null ? [{ text: 'It opens.', tone: 'good' }] : trouble('It does not open', problem),
            ...(move === null ? [] : moveLines(move)),
            `Another: ${anotherThan[opened.kind]}`,
          ],
        },
      ],
      exit: problem === null && move?.problem == null ? exitCodes.fine : exitCodes.store,
    }
  },
})

const anotherThan: Record<StoreKind, string> = {
  keychain: 'hedge store use vault, or hedge store use exec --command PATH',
  vault: 'hedge store use keychain, or hedge store use exec --command PATH',
  exec: 'hedge store use keychain, or hedge store use vault',
}

type Problem = { code: string; message: string; hint: string }
type EndedMove = { from: StoreKind; to: StoreKind; since: string; problem: Problem | null }

/** A move that a kill has interrupted; its problem is why it could not be ended now. */
async function endMove({ storeAdmin }: ActionContext, opens: boolean): Promise<EndedMove | null> {
  const move = await storeAdmin.interrupted()
  if (move === null) return null
  const waits = { code: 'store-shut', message: 'the store in use does not open', hint: 'hedge store' }
  return { ...move, problem: opens ? await problemOf(storeAdmin.settle()) : waits }
}

const moveLines = ({ from, to, since, problem }: EndedMove): Cell[] => {
  const what = `A move from ${from} to ${to}, begun ${since.slice(0, 10)}, was interrupted`
  if (problem === null) return [`${what}; it is ended now: everything is in the store in use, and no copy elsewhere.`]
  return [trouble(`${what}, and copies may lie in both`, problem)]
}

const trouble = (what: string, { message, hint }: Problem): Cell => [
  { text: what, tone: 'bad' },
  `: ${message}. Try: ${hint}`,
]

const problemOf = (work: Promise<unknown>): Promise<Problem | null> =>
  work.then(
    () => null,
    error => {
      if (!(error instanceof StoreFailure)) throw error
      return { code: error.code, message: error.message, hint: error.hint }
    },
  )
