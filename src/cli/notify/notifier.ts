import { randomBytes } from 'node:crypto'
import { Failure } from '../../domain/failure.ts'
import type { Io } from '../../domain/io.ts'
import type { Destination, Notifier } from '../../domain/notifier.ts'
import { placeOf, webhookKeys } from '../../domain/notifyTarget.ts'
import { Secret } from '../../domain/secret.ts'
import { checkProgram } from '../../secrets/exec/checkProgram.ts'
import type { Redactor } from '../../secrets/redaction.ts'
import { identityTarget } from '../../secrets/vault/identityTarget.ts'
import { pathsFor } from '../../settings/paths.ts'
import { writeNew } from '../../state/files.ts'
import type { NotifyFile } from '../../state/notifyMemory.ts'
import { sendWebhook } from '../../venues/webhook/sendWebhook.ts'
import type { Services } from '../services.ts'
import { notifyProgram, sendCommand } from './sendCommand.ts'
import { sendWaiting } from './sendWaiting.ts'

export type NotifierGround = {
  io: Io
  services: Pick<Services, 'settings' | 'secrets'>
  file: NotifyFile
  redactor: Redactor
  /** Aborts at Ctrl-C, and when the time that one round of sending has is over. */
  deadline(): AbortSignal
}

export function notifierOf({ io, services, file, redactor, deadline }: NotifierGround): Notifier {
  const { settings, secrets } = services

  const destinationOf = async (name: string): Promise<Destination> => {
    const target = settings.notifyTargets()[name]
    if (target?.kind === 'command') return target
    const keys = webhookKeys(name, target === undefined ? 1 : placeOf(target))
    const [url, hmac] = [...(await (await secrets()).getMany(keys)).values()]
    if (target !== undefined && url && hmac) return { kind: 'webhook', url, hmac }
    throw new Failure(
      'no-secret',
      `the secret store has no URL and secret of the target ${name}`,
      `hedge notify remove ${name}, then: hedge notify set webhook --name ${name}`,
    )
  }

  const sendBy =
    (signal: AbortSignal): Notifier['sendOnce'] =>
    async (to, notification) => {
      if (to.kind === 'command') return sendCommand(to, notification, io.env)
      redactor.guard(to.url)
      redactor.guard(to.hmac)
      return sendWebhook(to, notification, { signal, now: io.now() })
    }

  return {
    known: file.read,
    change: file.change,
    destinationOf,
    sendOnce: (to, notification) => sendBy(deadline())(to, notification),
    sendWaiting: targets => {
      const signal = deadline()
      return sendWaiting(targets, { file, now: io.now, signal, destinationOf, send: sendBy(signal) })
    },
    checkProgram: path => checkProgram(path, notifyProgram),
    newSecret: async file => {
      const path = await identityTarget(file, pathsFor(io.env), '--new-secret')
      // Said of a secret by its beginning, as receivers do, and nothing that could be taken for a key of a wallet.
      const text = `whsec_${randomBytes(32).toString('base64')}`
      await writeNew(path, `${text}\n`).catch(error => {
        throw error.code === 'EEXIST' ? exists() : error
      })
      return { secret: new Secret(text), path }
    },
  }
}

const exists = (): Failure =>
  new Failure(
    'file-exists',
    '--new-secret names a file that exists already, and nothing is overwritten',
    'hedge notify set webhook --new-secret ~/.hedge-webhook-secret',
  )
