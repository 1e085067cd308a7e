import { join } from 'node:path'
import type { DexMemory } from '../domain/perp.ts'
import { array, object, text, where } from '../domain/shape.ts'
import { type Kind, keptFile } from './history/keptFile.ts'
import { byKey } from './history/tables.ts'

type Dexes = { dexes: Record<string, string[]> }

const name = where(text, is => /^[A-Za-z0-9_-]{0,32}$/.test(is), 'the name of a dex')

const kind: Kind<Dexes> = {
  empty: { dexes: {} },
  read: object({ dexes: byKey(/^(mainnet|testnet)$/, array(name)) }),
  merge: (theirs, ours) => ({ dexes: { ...theirs.dexes, ...ours.dexes } }),
  mostBytes: 64 * 1024,
}

/** Keeps in `dexes.json` of the state folder which dexes each network ran when it was last asked. `flush` writes what waits. */
export function openDexMemory(folder: string): DexMemory & { flush(): void } {
  const file = keptFile(join(folder, 'dexes.json'), kind)
  const names: DexMemory['names'] = network => file.get().dexes[network] ?? []
  return {
    names,
    keep: (network, now) => {
      const isSame = String(names(network)) === String(now)
      const isReadable = now.every(each => /^[A-Za-z0-9_-]{0,32}$/.test(each))
      if (!isSame && isReadable) file.change(({ dexes }) => ({ dexes: { ...dexes, [network]: [...now] } }))
    },
    flush: file.flush,
  }
}
