import { readdirSync, statSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'

/** What is being written has this long, in milliseconds. */
const patience = 3_600_000

/**
 * What writers that were killed leave beside their files: temporary files of ours and of `conf`, and the claim of who was
 * about to take a lock over.
 */
const isLeftover = (name: string): boolean =>
  /\.[0-9a-f]{12}\.tmp$/.test(name) || /\.tmp-\d{10}[0-9a-f]{6}$/.test(name) || /\.lock\.[0-9a-f]{16}$/.test(name)

const swept = new Set<string>()

/** Removes what is old of it from a folder, once a run: kills however many fill no disk. Never throws. */
export function sweepLeftovers(folder: string): void {
  if (swept.has(folder)) return
  swept.add(folder)
  for (const name of namesIn(folder).filter(isLeftover)) {
    try {
      const path = join(folder, name)
      // Either way: a clock that was set back made it of the future.
      if (Math.abs(Date.now() - statSync(path).mtimeMs) > patience) unlinkSync(path)
    } catch {}
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
