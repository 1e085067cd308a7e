import { readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'

/** How many files went, and the paths of those that are still there. */
export type Forgotten = { deleted: number; left: readonly string[] }

/**
 * Deletes every file of the state folder that is named after a hedge, whatever keeps it, and looks again. What is of all
 * hedges (candles, endpoints, the access log) holds no address and stays.
 */
export function forgetHedge(folder: string, hedge: string): Forgotten {
  const found = filesOf(folder, hedge)
  for (const path of found) {
    try {
      rmSync(path, { force: true })
    } catch {}
  }
  const left = filesOf(folder, hedge)
  return { deleted: found.length - left.length, left }
}

/** `<hedge id>.json` and what a killed write left beside it, in any folder. */
function filesOf(folder: string, hedge: string): string[] {
  let names: string[]
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  } catch {
    return []
  }
  const own = (name: string) => basename(name).replace(/^\./, '').split('.')[0] === hedge
  return names.filter(own).map(name => join(folder, name))
}
