import type { ActionContext } from '../domain/actionContext.ts'
import { defineAction } from '../domain/command.ts'
import { deleteSecrets } from '../domain/deleteSecrets.ts'
import { everyTargetKey } from '../domain/notifyTarget.ts'
import { storeNames } from '../domain/secretStore.ts'
import { targetNamed } from './notify/named.ts'

export const notifyRemove = defineAction({
  name: 'notify remove',
  summary: 'forget a target of alerts, its URL and its secret',
  operands: '<name>',
  examples: ['hedge notify remove ops --json', 'hedge notify remove ops'],
  read: ({ operands }) => operands[0] ?? '',
  run: async (context, name) => {
    const { kind } = targetNamed(context, name)
    const { secrets } = await context.alone(() => forget(context, name, kind))
    const where = storeNames[(await context.secrets()).kind]
    const gone = kind === 'webhook' ? `; its URL and its secret are out of ${where}` : ''
    return {
      report: { schema: 'hedge.notify-remove/1', removed: name, kind, secrets },
      sections: [{ kind: 'lines', lines: [`Nothing is sent to ${name} any more${gone}.`, ...revokeLines(kind)] }],
    }
  },
})

const revokeLines = (kind: 'webhook' | 'command'): string[] =>
  kind === 'webhook' ? ['The URL still works at the receiver: take it away there too.'] : []

async function forget({ settings, secrets, notifier }: ActionContext, name: string, kind: 'webhook' | 'command') {
  // All names there can be, whatever the note says: one that was lost to a kill must not outlive it.
  const keys = kind === 'webhook' ? everyTargetKey(name) : []
  const deleted = keys.length === 0 ? 0 : await deleteSecrets(await secrets(), keys, `hedge notify remove ${name}`)
  await settings.noteTarget(name, null)
  const memory = await notifier()
  // What waited for it does not wait for another of its name.
  await memory.change(known => {
    const waiting = known.waiting.flatMap(each => {
      const { [name]: its, ...left } = each.left
      if (its === undefined) return [each]
      return Object.keys(left).length === 0 ? [] : [{ ...each, left }]
    })
    return waiting.length === known.waiting.length && waiting.every((each, at) => each === known.waiting[at])
      ? known
      : { ...known, waiting }
  })
  return { secrets: deleted }
}
