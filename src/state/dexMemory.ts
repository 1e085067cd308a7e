import { join } from 'node:path'
import type { DexMemory } from '../domain/perp.ts'
import { array, integer, object, text, where } from '../domain/shape.ts'
import { type Kind, keptFile } from './history/keptFile.ts'
import { both, byKey, readable } from './history/tables.ts'

type List = { at: number; empty: number; dexes: { dex: string; collateralToken: number }[] }
type Lists = { lists: Record<string, List> }

const name = where(text, is => /^[A-Za-z0-9_-]{0,32}$/.test(is), 'the name of a dex')
const whole = where(integer, is => is >= 0, 'a whole number')
const lists = byKey(
  /^(mainnet|testnet)$/,
  object({ at: whole, empty: whole, dexes: array(object({ dex: name, collateralToken: whole })) }),
)

const kind: Kind<Lists> = {
  empty: { lists: {} },
  read: object({ lists }),
  merge: (theirs, ours) => ({
    lists: both(theirs.lists, ours.lists, (old, its) => (old !== undefined && old.at > its.at ? old : its)),
  }),
  mostBytes: 256 * 1024,
  sealed: true,
}

/**
 * Keeps in `dexes.json` of the state folder which dexes each network ran when it was last asked, and what each is margined in.
 * `flush` writes what waits.
 */
export function openDexMemory(folder: string): DexMemory & { flush(): void } {
  const file = keptFile(join(folder, 'dexes.json'), kind)
  return {
    list: network => {
      const list = file.get().lists[network]
      if (list === undefined) return null
      const dexes = list.dexes.map(each => ({ ...each, markets: [] }))
      return { at: list.at, metas: { dexes, empty: list.empty } }
    },
    keep: (network, { dexes, empty }, at) => {
      const list = { at, empty, dexes: dexes.map(({ dex, collateralToken }) => ({ dex, collateralToken })) }
      const row = readable(lists, network, list)
      if (row !== null) file.change(all => ({ lists: { ...all.lists, ...row } }))
    },
    // It stands there still, so that its dexes are asked about, and is too old to be all there are.
    forget: network =>
      file.change(all => {
        const list = all.lists[network]
        return list === undefined ? all : { lists: { ...all.lists, [network]: { ...list, at: 0 } } }
      }),
    flush: file.flush,
  }
}
