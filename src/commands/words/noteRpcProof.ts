import type { ActionContext } from '../../domain/actionContext.ts'
import { notesOf, placedNotes } from '../../domain/rpcKey.ts'
import type { ProvedRpc } from './proveRpc.ts'

/**
 * Keeps beside the note of an endpoint that was just stored what was proved of it, and with the endpoint what was measured.
 * `place` is where it stands in the order, from 1. A kill before this leaves an endpoint without its evidence, which works.
 */
export async function noteRpcProof(
  context: ActionContext,
  chain: string,
  place: number,
  { proof, mode, measured }: Pick<ProvedRpc, 'proof' | 'mode' | 'measured'>,
): Promise<void> {
  await context.alone(async () => {
    const placed = placedNotes(context.settings.rpcs()[chain])
    const stored = placed[place - 1]
    if (stored === undefined) return
    await context.settings.noteRpc(chain, notesOf(placed.with(place - 1, { ...stored, proof })))
    context.chains.learned(`own/${chain}/${place}/${stored.setAt}`, { mode, measured })
  })
}
