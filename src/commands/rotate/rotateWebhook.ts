import type { ActionContext } from '../../domain/actionContext.ts'
import type { Outcome } from '../../domain/command.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { placeOf, targetTitle, webhookKeys } from '../../domain/notifyTarget.ts'
import { storeNames } from '../../domain/secretStore.ts'
import { targetNamed } from '../notify/named.ts'
import { tried } from '../notify/set.ts'
import { storeWebhook } from '../notify/storeTarget.ts'
import { hintOf } from '../notify/targetAnswer.ts'
import { webhookSecrets } from '../notify/webhookSecrets.ts'

/** A new URL and secret of a webhook: a test event is taken there, both are stored and read back, then the old ones go. */
export async function rotateWebhook(context: ActionContext, name: string): Promise<Outcome> {
  const before = targetNamed(context, name)
  if (before.kind !== 'webhook') throw noSecret(name)
  const { url, hmac } = await webhookSecrets(context, {
    command: `hedge rotate notify ${name}`,
    withSecret: true,
    draw: 'openssl rand -base64 32',
  })
  const store = await context.secrets()
  const old = await store.getMany(webhookKeys(name, placeOf(before)))
  const [oldUrl, oldHmac] = [...old.values()]
  if (oldUrl?.equals(url) && hmac !== null && oldHmac?.equals(hmac)) throw same()
  const pair = { url, hmac: hmac! }
  const answer = await tried(context, { kind: 'webhook', ...pair })
  if (!answer.ok) {
    const message = `the new one did not take a test event (${answer.said}); the old one stays`
    throw new Failure('not-taken', message, hintOf(answer, name))
  }
  const { setAt } = await storeWebhook(context, name, pair, before)
  return {
    report: {
      schema: 'hedge.rotate-notify/1',
      name,
      setAt,
      oldSetAt: before.setAt,
      said: answer.said,
      store: store.kind,
    },
    sections: [
      {
        kind: 'lines',
        lines: [
          `Alerts go to the new ${targetTitle('webhook', name)}, which took a test event; the old URL and secret, set ${before.setAt.slice(0, 10)}, are out of ${storeNames[store.kind]}.`,
          'They still work at the receiver: take them away there.',
        ],
      },
    ],
  }
}

const noSecret = (name: string): Failure =>
  new Failure(
    'usage',
    `${name} is a program, and has no URL and no secret: nothing of it can rotate`,
    `hedge notify remove ${name}, then: hedge notify set command PROGRAM --name ${name}`,
    exitCodes.usage,
  )

const same = (): Failure =>
  new Failure(
    'same-url',
    'that is the URL and the secret that are set already',
    'make new ones at the receiver, and give both',
    exitCodes.usage,
  )
