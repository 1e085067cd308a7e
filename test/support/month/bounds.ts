import { readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Home } from '../runHedge.ts'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** What is left of the heap when everything nobody needs is gone, in MiB. */
export function heapNow(): number {
  collect()
  return process.memoryUsage().heapUsed / 2 ** 20
}

/** Every file below the home, with the random parts of names left out, and how many bytes all of that name have. */
export function filesIn({ path }: Home): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const name = relative(path, file).replace(/[0-9a-f]{12,}/g, '*')
    sizes.set(name, (sizes.get(name) ?? 0) + statSync(file).size)
  }
  return sizes
}
