import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Twenty files need the same contracts, and solc takes a second: it compiles them once a run, for all its processes. */
export default function shareCompiled(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'hedge-compiled-'))
  process.env.HEDGE_TEST_COMPILED = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
