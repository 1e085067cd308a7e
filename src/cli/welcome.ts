import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathsFor } from '../settings/paths.ts'

const text = `hedge sets Uniswap V3 positions against the Hyperliquid perps that hedge them:
what you hold, what is left open, what it earns, and who else could touch it.
It needs addresses alone, keeps them in a secret store, and can sign nothing.

No hedge is stored yet. To begin:
  hedge add                   asks for what it needs, in a minute or two
  hedge status 0xYOURADDRESS  looks without storing anything
  hedge --help                everything else
`

/** What somebody is told who types `hedge` for the first time; null once there is a hedge, or where nobody can say. */
export function welcome(env: Readonly<Record<string, string | undefined>>): string | null {
  try {
    return hedgesIn(join(pathsFor(env).settings, 'settings.json')) === 0 ? text : null
  } catch {
    return null
  }
}

function hedgesIn(path: string): number {
  let written: string
  try {
    written = readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0
    throw error
  }
  const { hedges } = JSON.parse(written)
  return hedges.length
}
