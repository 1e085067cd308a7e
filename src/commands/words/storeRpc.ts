import type { ActionContext } from '../../domain/actionContext.ts'
import { deleteSecrets } from '../../domain/deleteSecrets.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import {
  freePlace,
  mostRpcs,
  notesOf,
  type PlacedNote,
  placedNotes,
  rpcIds,
  rpcKey,
  rpcKeys,
} from '../../domain/rpcKey.ts'
import type { Secret } from '../../domain/secret.ts'
import type { ProvedRpc } from './proveRpc.ts'

/** What a new URL takes the place of: all that were set, none of them, or this one. */
export type Replaced = 'all' | 'none' | Pick<PlacedNote, 'place' | 'setAt'>

/** A URL, and what was proved of it. */
export type StorableRpc = { url: Secret } & Pick<ProvedRpc, 'insecureHttp' | 'proof' | 'mode' | 'measured'>

/** `place` is where it stands in the order, from 1. */
export type StoredRpc = { place: number; setAt: string }

/** The new URL is stored and in use; one that it took the place of may still be in the store, as the journal knows. */
export class OldUrlLeft extends Failure {
  constructor(cause: unknown) {
    const known =
      cause instanceof Failure ? cause : new Failure('store-failed', 'it could not be finished', 'hedge store')
    super(known.code, `the new URL is in use, the old one may not be gone: ${known.message}`, known.hint, known.exit, {
      cause,
    })
    this.name = 'OldUrlLeft'
  }
}

/**
 * Stores a URL with its evidence. It lies beside the old one and was read back before the notes name it, in one write; only
 * then the old one goes. A kill leaves the old or the new, and a journal entry that tells a later run to clear away the
 * other. `record` writes what stands or falls with it: where that throws, the endpoints are as they were. Throws
 * OldUrlLeft where all of that is done and the old URL stays.
 */
export const storeRpc = (...asked: Parameters<typeof storeAlone>): Promise<StoredRpc> =>
  asked[0].alone(() => storeAlone(...asked))

async function storeAlone(
  context: ActionContext,
  chain: string,
  { url, insecureHttp, proof, mode, measured }: StorableRpc,
  replaced: Replaced = 'all',
  record: () => Promise<void> = async () => {},
): Promise<StoredRpc> {
  const { settings } = context
  const before = placedNotes(settings.rpcs()[chain])
  const note: PlacedNote = {
    setAt: context.now().toISOString(),
    ...(insecureHttp ? { insecureHttp: true } : {}),
    proof,
    place: freePlace(before),
  }
  const after = withNote(before, note, replaced, chain)
  const secrets = await context.secrets()
  const key = rpcKey(chain, note.place)
  await settings.beginRpc(chain)
  try {
    await secrets.set(key, url)
    await settings.noteRpc(chain, notesOf(after))
    await record().catch(async error => {
      await settings.noteRpc(chain, notesOf(before))
      throw error
    })
  } catch (error) {
    // What could not be taken back stays in the journal.
    if (!rpcKeys(chain, settings.rpcs()[chain]).includes(key)) {
      await deleteSecrets(secrets, [key]).then(
        () => settings.endRpc(chain),
        () => {},
      )
    }
    throw error
  }
  const ids = rpcIds(chain, after)
  const index = after.indexOf(note)
  context.chains.learned(ids[index]!, { mode, measured })
  context.chains.forgetOthers(chain, ids)
  try {
    const gone = before.filter(({ place }) => !after.some(kept => kept.place === place))
    await deleteSecrets(
      secrets,
      gone.map(({ place }) => rpcKey(chain, place)),
    )
    await settings.endRpc(chain)
  } catch (error) {
    throw new OldUrlLeft(error)
  }
  return { place: index + 1, setAt: note.setAt }
}

function withNote(before: readonly PlacedNote[], note: PlacedNote, replaced: Replaced, chain: string): PlacedNote[] {
  if (replaced === 'all') return [note]
  if (replaced === 'none') {
    if (before.length < mostRpcs) return [...before, note]
    const hint = `hedge rpc remove ${chain}, then set the ones you want`
    throw new Failure('too-many-rpcs', `${chain} has ${before.length} endpoints already`, hint, exitCodes.usage)
  }
  const index = before.findIndex(({ place, setAt }) => place === replaced.place && setAt === replaced.setAt)
  if (index >= 0) return before.with(index, note)
  const message = `the endpoint of ${chain} that was to be replaced is gone: another run changed it; nothing was stored`
  throw new Failure('rpc-changed', message, 'hedge rpc list')
}
