import type { ActionContext } from '../../domain/actionContext.ts'
import type { Outcome } from '../../domain/command.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { placedNotes, rpcKeys } from '../../domain/rpcKey.ts'
import { askRpcUrl } from '../words/askRpcUrl.ts'
import { chainFrom } from '../words/chain.ts'
import { noteRpcProof } from '../words/noteRpcProof.ts'
import { proveRpc } from '../words/proveRpc.ts'
import { storeRpc } from '../words/storeRpc.ts'

type Asked = { chain: string; place: number | null; insecureHttp: boolean }

/** A new URL of a chain in place of one that is set: proved on that chain, stored and read back, then the old one goes. */
export async function rotateRpc(context: ActionContext, asked: Asked): Promise<Outcome> {
  const chain = chainFrom(context, asked.chain)
  const notes = placedNotes(context.settings.rpcs()[chain.name])
  const index = indexOf(chain.name, notes.length, asked.place)
  const place = notes.length > 1 ? ` --place ${index + 1}` : ''
  const url = await askRpcUrl(context, chain, `hedge rotate rpc ${chain.name}${place}`)
  const store = await context.secrets()
  const old = await store.get(rpcKeys(chain.name, context.settings.rpcs()[chain.name])[index]!)
  if (old?.equals(url)) {
    const hint = "make a new key at the provider's site, and give its URL"
    throw new Failure('same-url', 'that is the URL that is set already', hint, exitCodes.usage)
  }
  const { chainId, positionManager, factory } = chain
  const wanted = { chain: chain.name, chainId, positionManager, factory, insecureHttp: asked.insecureHttp }
  const proved = await proveRpc(context, url, wanted)
  const before = notes[index]!.setAt
  await storeRpc(context, chain.name, url, proved.insecureHttp, index)
  await noteRpcProof(context, chain.name, index + 1, proved)
  const setAt = placedNotes(context.settings.rpcs()[chain.name])[index]?.setAt ?? null
  return {
    report: {
      schema: 'hedge.rotate-rpc/1',
      chain: chain.name,
      chainId,
      place: index + 1,
      block: proved.block.number,
      setAt,
      oldSetAt: before,
      store: store.kind,
    },
    sections: [
      {
        kind: 'lines',
        lines: [
          `${chain.title} is read at the new endpoint (block ${proved.block.number}); the old URL, set ${before.slice(0, 10)}, is out of the ${store.kind}.`,
          "Its key still works at the provider: delete it there, on the provider's site.",
        ],
      },
    ],
  }
}

function indexOf(chain: string, count: number, place: number | null): number {
  if (count === 0) {
    const message = `no endpoint of yours is set for ${chain}: there is nothing to rotate`
    throw new Failure('no-rpc', message, `hedge rpc set ${chain}`, exitCodes.missing)
  }
  if (place === null && count > 1) {
    const message = `${chain} has ${count} endpoints: say which with --place`
    throw new Failure('usage', message, `hedge rotate rpc ${chain} --place 1`, exitCodes.usage)
  }
  if (place !== null && place > count) {
    const message = `${chain} has ${count} endpoint${count === 1 ? '' : 's'}, and none at place ${place}`
    throw new Failure('usage', message, 'hedge rotate', exitCodes.usage)
  }
  return (place ?? 1) - 1
}
