import type { ActionContext } from '../../domain/actionContext.ts'
import type { Outcome } from '../../domain/command.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { placedNotes, rpcKey } from '../../domain/rpcKey.ts'
import { storeNames } from '../../domain/secretStore.ts'
import { askRpcUrl } from '../words/askRpcUrl.ts'
import { chainFrom } from '../words/chain.ts'
import { proveRpc } from '../words/proveRpc.ts'
import { storeRpc } from '../words/storeRpc.ts'

type Asked = { chain: string; place: number | null; insecureHttp: boolean }

/** A new URL of a chain in place of one that is set: proved on that chain, stored and read back, then the old one goes. */
export async function rotateRpc(context: ActionContext, asked: Asked): Promise<Outcome> {
  const chain = chainFrom(context, asked.chain)
  const notes = placedNotes(context.settings.rpcs()[chain.name])
  const index = indexOf(chain.name, notes.length, asked.place)
  const replaced = notes[index]!
  const place = notes.length > 1 ? ` --place ${index + 1}` : ''
  const url = await askRpcUrl(context, chain, `hedge rotate rpc ${chain.name}${place}`)
  const store = await context.secrets()
  const old = await store.get(rpcKey(chain.name, replaced.place))
  if (old?.equals(url)) {
    const hint = "make a new key at the provider's site, and give its URL"
    throw new Failure('same-url', 'that is the URL that is set already', hint, exitCodes.usage)
  }
  const { chainId, positionManager, factory } = chain
  const wanted = { chain: chain.name, chainId, positionManager, factory, insecureHttp: asked.insecureHttp }
  const proved = await proveRpc(context, url, wanted)
  const stored = await storeRpc(context, chain.name, { ...proved, url }, replaced)
  return {
    report: {
      schema: 'hedge.rotate-rpc/1',
      chain: chain.name,
      chainId,
      place: stored.place,
      block: proved.block.number,
      setAt: stored.setAt,
      oldSetAt: replaced.setAt,
      store: store.kind,
    },
    sections: [
      {
        kind: 'lines',
        lines: [
          `${chain.title} is read at the new endpoint (block ${proved.block.number}); the old URL, set ${replaced.setAt.slice(0, 10)}, is out of ${storeNames[store.kind]}.`,
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
