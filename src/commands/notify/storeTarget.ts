import type { ActionContext } from '../../domain/actionContext.ts'
import { deleteSecrets } from '../../domain/deleteSecrets.ts'
import { Failure } from '../../domain/failure.ts'
import { placeOf, targetKeys, type WebhookNote, webhookKeys } from '../../domain/notifyTarget.ts'
import type { Secret } from '../../domain/secret.ts'

export type WebhookPair = { url: Secret; hmac: Secret }

/** The new pair is stored and in use; the one that it took the place of may still be in the store, as the journal knows. */
export class OldPairLeft extends Failure {
  constructor(cause: unknown) {
    const known =
      cause instanceof Failure ? cause : new Failure('store-failed', 'it could not be finished', 'hedge store')
    super(known.code, `the new URL is in use, the old one may not be gone: ${known.message}`, known.hint, known.exit, {
      cause,
    })
    this.name = 'OldPairLeft'
  }
}

/**
 * Stores what opens a webhook and signs for it. The two lie beside the old ones and were read back before the note names them, in
 * one write; only then the old ones go. A kill leaves the old pair or the new one, never half of each, and a journal entry that
 * tells a later run to clear away the other.
 */
export const storeWebhook = (
  context: ActionContext,
  name: string,
  pair: WebhookPair,
  before: WebhookNote | null,
): Promise<WebhookNote> => context.alone(() => storeAlone(context, name, pair, before))

async function storeAlone(
  { settings, secrets, now }: ActionContext,
  name: string,
  { url, hmac }: WebhookPair,
  before: WebhookNote | null,
): Promise<WebhookNote> {
  if (settings.notifyTargets()[name]?.setAt !== before?.setAt) throw changed(name)
  const place = before !== null && placeOf(before) === 1 ? 2 : 1
  const note: WebhookNote = { kind: 'webhook', setAt: now().toISOString(), ...(place === 2 ? { place } : {}) }
  const store = await secrets()
  const [urlKey, hmacKey] = webhookKeys(name, place)
  await settings.beginTarget(name)
  try {
    await store.set(urlKey, url)
    await store.set(hmacKey, hmac)
    await settings.noteTarget(name, note)
  } catch (error) {
    // What could not be taken back stays in the journal.
    if (!targetKeys(name, settings.notifyTargets()[name]).includes(urlKey)) {
      await deleteSecrets(store, [urlKey, hmacKey]).then(
        () => settings.endTarget(name),
        () => {},
      )
    }
    throw error
  }
  try {
    if (before !== null) await deleteSecrets(store, webhookKeys(name, placeOf(before)))
    await settings.endTarget(name)
  } catch (error) {
    throw new OldPairLeft(error)
  }
  return note
}

const changed = (name: string): Failure =>
  new Failure(
    'target-changed',
    `the target ${name} was changed by another run; nothing was stored`,
    'hedge notify list',
  )
