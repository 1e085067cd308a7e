import { defineAction } from '../domain/command.ts'
import type { NotifyTarget } from '../domain/notifyTarget.ts'
import { shellWord } from '../domain/shellWord.ts'
import { ageWords, keyAge } from './words/keyAge.ts'

export const notifyList = defineAction({
  name: 'notify list',
  summary: 'where alerts go, and what waits to be sent',
  examples: ['hedge notify list', 'hedge notify list --json'],
  read: () => null,
  run: async context => {
    const limit = context.settings.thresholds()['keys.rotate']
    const { waiting } = await (await context.notifier()).known()
    const targets = Object.entries(context.settings.notifyTargets()).map(([name, target]) => {
      const age = target.kind === 'webhook' ? keyAge(target.setAt, context.now(), limit) : null
      return { name, target, age, waits: waiting.filter(({ left }) => Object.hasOwn(left, name)).length }
    })
    return {
      report: {
        schema: 'hedge.notify-list/1',
        targets: targets.map(({ name, target, age, waits }) => ({
          name,
          kind: target.kind,
          program: target.kind === 'command' ? target.program : null,
          setAt: target.setAt,
          dueAt: age?.dueAt ?? null,
          due: age?.due ?? null,
          waiting: waits,
        })),
      },
      sections: [
        targets.length === 0
          ? { kind: 'lines', lines: ['Alerts go nowhere yet: hedge notify set --help'] }
          : {
              kind: 'table',
              columns: [
                { title: 'Target' },
                { title: 'Goes to' },
                { title: 'Set' },
                { title: 'Waiting', align: 'right' },
              ],
              rows: targets.map(({ name, target, age, waits }) => [
                name,
                goesTo(target),
                age?.due
                  ? { text: `${ageWords(age)}: hedge rotate notify ${name}`, tone: 'warn' }
                  : target.setAt.slice(0, 10),
                waits === 0 ? '' : { text: String(waits), tone: 'warn' },
              ]),
            },
      ],
    }
  },
})

const goesTo = (target: NotifyTarget): string =>
  target.kind === 'webhook' ? 'a webhook' : [target.program, ...target.arguments].map(shellWord).join(' ')
