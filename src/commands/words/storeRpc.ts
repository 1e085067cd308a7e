import type { ActionContext } from '../../domain/actionContext.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { freePlace, mostRpcs, notesOf, type PlacedNote, placedNotes, rpcKey, rpcKeys } from '../../domain/rpcKey.ts'
import type { Secret } from '../../domain/secret.ts'

/** What a new URL takes the place of: all that were set, none of them, or the one so far along in the order (from 0). */
export type Replaced = 'all' | 'none' | number

/**
 * Stores a URL; resolves to where it stands in the order. It lies beside the old one and was read back before the notes
 * name it, in one write; only then the old one goes. A kill leaves the old or the new, and a journal entry that tells
 * a later run to clear away the other.
 */
export const storeRpc = (...asked: Parameters<typeof storeAlone>): Promise<number> =>
  asked[0].alone(() => storeAlone(...asked))

async function storeAlone(
  context: ActionContext,
  chain: string,
  url: Secret,
  insecureHttp: boolean,
  replaced: Replaced = 'all',
): Promise<number> {
  const { settings } = context
  const before = placedNotes(settings.rpcs()[chain])
  if (replaced === 'none' && before.length >= mostRpcs) {
    const hint = `hedge rpc remove ${chain}, then set the ones you want`
    throw new Failure('too-many-rpcs', `${chain} has ${before.length} endpoints already`, hint, exitCodes.usage)
  }
  const note: PlacedNote = {
    setAt: context.now().toISOString(),
    ...(insecureHttp ? { insecureHttp: true } : {}),
    place: freePlace(before),
  }
  const after = withNote(before, note, replaced)
  const secrets = await context.secrets()
  await settings.beginRpc(chain)
  try {
    await secrets.set(rpcKey(chain, note.place), url)
    await settings.noteRpc(chain, notesOf(after))
  } catch (error) {
    // What could not be taken back stays in the journal.
    if (!rpcKeys(chain, settings.rpcs()[chain]).includes(rpcKey(chain, note.place))) {
      await secrets.delete(rpcKey(chain, note.place)).then(
        () => settings.endRpc(chain),
        () => {},
      )
    }
    throw error
  }
  for (const { place } of before) {
    if (!after.some(kept => kept.place === place)) await secrets.delete(rpcKey(chain, place))
  }
  await settings.endRpc(chain)
  return after.indexOf(note) + 1
}

function withNote(before: readonly PlacedNote[], note: PlacedNote, replaced: Replaced): PlacedNote[] {
  if (replaced === 'all') return [note]
  // Of another process that took it away meanwhile: then there is nothing to replace.
  if (replaced === 'none' || replaced >= before.length) return [...before, note]
  return before.with(replaced, note)
}
