import type { ActionContext } from '../../domain/actionContext.ts'
import type { Outcome } from '../../domain/command.ts'
import { ageWords, keyName, rotateCommand, rotatingKeys } from '../words/keyAge.ts'

/** What can rotate, how old it is and when it is due; no secret is read for it. */
export async function listKeys(context: ActionContext): Promise<Outcome> {
  const { kind } = await context.secrets()
  const keys = rotatingKeys(context, kind === 'vault')
  const hedges = context.settings.hedges().map(({ name }) => name)
  const days = context.settings.thresholds()['keys.rotate']
  return {
    report: {
      schema: 'hedge.rotate/1',
      after: days,
      keys: keys.map(key => ({
        kind: key.kind,
        name: key.kind === 'notify' ? key.name : null,
        chain: key.kind === 'rpc' ? key.chain : null,
        place: key.kind === 'rpc' ? key.number : null,
        setAt: key.age?.setAt ?? null,
        days: key.age?.days ?? null,
        dueAt: key.age?.dueAt ?? null,
        due: key.age?.due ?? null,
        command: rotateCommand(key),
      })),
      hedges,
    },
    sections: [
      ...(keys.length === 0
        ? [
            {
              kind: 'lines' as const,
              lines: ['Nothing here can rotate: no RPC URL and no webhook is set, and no vault is in use.'],
            },
          ]
        : [
            {
              kind: 'table' as const,
              columns: [{ title: 'Key' }, { title: 'Age' }, { title: 'Due' }, { title: 'Rotate it' }],
              rows: keys.map(key => [
                keyName(key),
                key.age === null
                  ? { text: 'not known', tone: 'dim' as const }
                  : { text: ageWords(key.age), tone: key.age.due ? ('warn' as const) : ('dim' as const) },
                key.age?.dueAt.slice(0, 10) ?? '',
                rotateCommand(key),
              ]),
            },
          ]),
      ...(hedges.length === 0
        ? []
        : [
            {
              kind: 'lines' as const,
              lines: [
                'An address cannot rotate, the agents of its account do. To prove it again and see when they end:',
                ...hedges.map(name => `  hedge rotate ${name}`),
              ],
            },
          ]),
    ],
  }
}
