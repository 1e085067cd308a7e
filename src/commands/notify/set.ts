import type { ActionContext } from '../../domain/actionContext.ts'
import type { Outcome } from '../../domain/command.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { Answer } from '../../domain/notification.ts'
import type { Destination } from '../../domain/notifier.ts'
import { type CommandNote, mostTargets, targetTitle, webhookKeys } from '../../domain/notifyTarget.ts'
import { storeNames } from '../../domain/secretStore.ts'
import { shellWord } from '../../domain/shellWord.ts'
import type { SetOptions } from './options.ts'
import { storeWebhook } from './storeTarget.ts'
import { hintOf } from './targetAnswer.ts'
import { testNotification } from './testEvent.ts'
import { webhookSecrets } from './webhookSecrets.ts'

/** A new target; unless its secret was only drawn a moment ago, so that no receiver has it yet, a test event tells whether it works. */
export async function setTarget(context: ActionContext, options: SetOptions): Promise<Outcome> {
  const { name, kind } = options
  const targets = context.settings.notifyTargets()
  if (Object.hasOwn(targets, name)) throw taken(name, targets[name]!.kind)
  if (Object.keys(targets).length >= mostTargets) throw tooMany()
  const made = kind === 'webhook' ? await setWebhook(context, options) : await setCommand(context, options)
  const { answer, lines, secretFile } = made
  return {
    report: {
      schema: 'hedge.notify-set/1',
      name,
      kind,
      store: kind === 'webhook' ? (await context.secrets()).kind : null,
      secretFile,
      tested: answer === null ? null : { ok: answer.ok, said: answer.said },
    },
    sections: [{ kind: 'lines', lines: [...lines, ...testLines(name, answer)] }],
    exit: answer?.ok === false ? exitCodes.partial : exitCodes.fine,
  }
}

type Made = { answer: Answer | null; lines: string[]; secretFile: string | null }

async function setWebhook(context: ActionContext, { name, newSecret }: SetOptions): Promise<Made> {
  const command = `hedge notify set webhook${name === 'webhook' ? '' : ` --name ${name}`}`
  const draw = `${command} --new-secret FILE, or: openssl rand -base64 32`
  const given = await webhookSecrets(context, { command, withSecret: newSecret === null, draw })
  const notifier = await context.notifier()
  const store = await context.secrets()
  // It opens, or no file is made for a secret that has no place.
  await store.getMany(webhookKeys(name, 1))
  const drawn = newSecret === null ? null : await notifier.newSecret(newSecret)
  const pair = { url: given.url, hmac: given.hmac ?? drawn!.secret }
  await storeWebhook(context, name, pair, null)
  const lines = [
    `Alerts will be sent to the ${targetTitle('webhook', name)}; its URL and its secret are in ${storeNames[store.kind]}.`,
  ]
  if (drawn !== null) {
    lines.push(
      `The secret that signs is in ${drawn.path}: give it to the receiver, then: rm ${shellWord(drawn.path)}`,
      `When the receiver has it: hedge notify test ${name}`,
    )
  }
  const answer = drawn === null ? await tried(context, { kind: 'webhook', ...pair }) : null
  return { answer, lines, secretFile: drawn?.path ?? null }
}

async function setCommand(context: ActionContext, { name, program, rest }: SetOptions): Promise<Made> {
  const note: CommandNote = {
    kind: 'command',
    setAt: context.now().toISOString(),
    program: program ?? '',
    arguments: rest,
  }
  await (await context.notifier()).checkProgram(note.program)
  await context.settings.noteTarget(name, note)
  return {
    answer: await tried(context, note),
    lines: [`Alerts will be handed to ${shellWord(note.program)}, on its standard input, as the target ${name}.`],
    secretFile: null,
  }
}

export async function tried(context: ActionContext, to: Destination): Promise<Answer> {
  const notifier = await context.notifier()
  const event = testNotification(context.newId(), context.now())
  return context.progress('Sending a test', notifier.sendOnce(to, event))
}

const testLines = (name: string, answer: Answer | null): string[] => {
  if (answer === null) return []
  if (answer.ok) return [`A test event was taken (${answer.said}).`]
  return [`It is set, and a test event was not taken: ${answer.said}. Try: ${hintOf(answer, name)}`]
}

const taken = (name: string, kind: 'webhook' | 'command'): Failure =>
  new Failure(
    'target-taken',
    `there is a target called ${name} already`,
    kind === 'webhook'
      ? `hedge rotate notify ${name}, or take another --name`
      : `hedge notify remove ${name}, or take another --name`,
    exitCodes.usage,
  )

const tooMany = (): Failure =>
  new Failure('too-many-targets', `there are ${mostTargets} targets already`, 'hedge notify list', exitCodes.usage)
