import { expectGone } from '../domain/deleteSecrets.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { Secret } from '../domain/secret.ts'
import { type SecretKey, type SecretStore, type StoreChoice, storeNames } from '../domain/secretStore.ts'
import type { SettingsDocument } from '../settings/document.ts'
import { isSameStore, otherStore } from '../settings/move.ts'
import { namedKeys, secretKeys } from '../settings/secretKeys.ts'
import type { Settings } from '../settings/settings.ts'

export type MoveOptions = {
  settings: Pick<Settings, 'read' | 'update'>
  open(choice: StoreChoice): Promise<SecretStore>
  /** Unpredictable text. */
  randomId(): string
  now(): Date
  /** Aborts at Ctrl-C: the move stops where it is, and can be gone on with. */
  signal: AbortSignal
}

/** What asks whether two stores are one: it holds no secret. */
const probe = 'probe'

/**
 * Moves every secret: journal, copies (each read back by the store), the settings point there, originals deleted and
 * looked for, end of the journal. A secret is in one of the two at every moment, and `settleMove` clears up after a kill
 * at any of them. Nobody else may write meanwhile.
 */
export async function moveSecrets(options: MoveOptions, to: StoreChoice): Promise<{ moved: number }> {
  const { settings, open } = options
  await settleMove(options)
  const { store: from } = settings.read()
  const [source, target] = [await open(from), await open(to)]
  const keys = await keysIn(source, settings.read())
  if (isSameStore(from, to)) {
    await source.getMany([...keys, probe])
    return { moved: 0 }
  }
  const found = [...(await source.getMany(keys))].flatMap(([key, secret]) => (secret ? [{ key, secret }] : []))
  // An empty move must still prove that the other store opens.
  await target.getMany([...keys, probe])
  const moving = { from, to, since: options.now().toISOString(), keys: found.map(({ key }) => key) }
  await settings.update(document => ({ ...document, moving }))
  try {
    if (found.length > 0 && (await areOne(source, target, options))) {
      await settings.update(document => withoutMove({ ...document, store: to }))
      return { moved: 0 }
    }
    for (const { key, secret } of found) {
      if (options.signal.aborted) throw left(to)
      await target.set(key, secret)
    }
  } catch (error) {
    // The other store takes no more: what it took is taken back, if it lets go of it; else the journal knows.
    await settleMove(options).catch(() => {})
    throw error
  }
  await settings.update(document => ({ ...document, store: to }))
  await settleMove(options)
  return { moved: found.length }
}

/**
 * Ends a move that stands in the journal: the store in use keeps everything, and the other one is cleared. Where the
 * settings pointed when it stopped decides which is which. Nothing to do without one. Throws StoreFailure.
 */
export async function settleMove(options: MoveOptions): Promise<void> {
  const { settings, open } = options
  const { moving, store } = settings.read()
  if (moving === undefined) return
  const [current, other] = [await open(store), await open(otherStore(moving, store))]
  const known = secretKeys(settings.read())
  const keys = [...new Set([...moving.keys, ...known])]
  if (keys.length > 0 && !(await areOne(other, current, options))) {
    await clear(other, current, keys, known)
  }
  await settings.update(withoutMove)
}

/** Deletes the copies that `other` has. The store in use is read around every deletion: `areOne` may have been fooled. */
async function clear(
  other: SecretStore,
  current: SecretStore,
  keys: readonly SecretKey[],
  known: readonly SecretKey[],
) {
  for (const [key, copy] of await other.getMany(keys)) {
    if (copy === null) continue
    let here = await current.get(key)
    if (here === null && known.includes(key)) {
      // Only what was forgotten since is missing here; a secret that is still spoken of is never let go of.
      await current.set(key, copy)
      here = copy
    }
    await other.delete(key)
    if (here !== null && (await current.get(key)) === null) {
      // It went from both: they are one, and nothing in it is a copy.
      await current.set(key, here)
      return
    }
  }
  // Even where nothing was there: a store may have half a write of a killed run to clear away.
  await other.delete(probe)
  await expectGone(other, keys)
}

/** Forgets the move and leaves the other store as it is; refused while the one in use lacks a secret. */
export async function abandonMove({ settings, open }: MoveOptions): Promise<void> {
  const { moving, store } = settings.read()
  if (moving === undefined) {
    throw new Failure('no-move', 'no move was interrupted', 'hedge store', exitCodes.missing)
  }
  const found = await (await open(store)).getMany(namedKeys(settings.read()))
  const missing = [...found.values()].filter(secret => secret === null).length
  if (missing > 0) {
    const message = `${storeNames[store.kind]} lacks ${missing} of the secrets: they may be in the other store alone`
    throw new Failure('copies-needed', message, 'hedge store')
  }
  await settings.update(withoutMove)
}

/** Two programs of the user's may lead into one secret manager: deleting in one would delete in both. */
async function areOne(one: SecretStore, two: SecretStore, { randomId }: MoveOptions): Promise<boolean> {
  if (one.kind !== 'exec' && two.kind !== 'exec') return false
  const mark = new Secret(randomId())
  await one.set(probe, mark)
  const found = await two.get(probe)
  await two.delete(probe)
  // A manager may show late through one program what was written through the other: that it is gone says the same.
  const gone = (await one.get(probe)) === null
  await one.delete(probe)
  return gone || found?.equals(mark) === true
}

/** What the settings speak of, and what else the store says it has of ours. */
async function keysIn(store: SecretStore, document: SettingsDocument): Promise<SecretKey[]> {
  const listed = (await store.list?.()) ?? []
  return [...new Set([...secretKeys(document), ...listed])].filter(key => key !== probe)
}

const withoutMove = ({ moving: _ended, ...document }: SettingsDocument): SettingsDocument => document

const left = (to: StoreChoice): Failure =>
  new Failure('left', 'left before the end; every secret is where it was', `hedge store use ${to.kind}`)
