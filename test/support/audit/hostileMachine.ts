import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Home } from '../runHedge.ts'
import { planted } from './hostileStore.ts'

/** Only root can give a file away. */
export const canGiveAway = process.getuid?.() === 0

/** Files that everyone reads, a folder above that everyone writes, a repository around them, and keys in the person's own files. */
export function ruinMachine({ path }: Home): void {
  const hedge = join(path, 'hedge')
  mkdirSync(join(path, '.git'))
  writeFileSync(
    join(path, '.env'),
    `PRIVATE_KEY=0x${planted.freshKey}\nRPC_URL=https://arb-mainnet.g.alchemy.com/v2/${planted.rpcKey}\n`,
  )
  chmodSync(path, 0o777)
  chmodSync(hedge, 0o755)
  // A vault or an identity that others can read is not opened at all.
  for (const name of ['settings.json', 'state/log.jsonl', 'state/notes.txt']) chmodSync(join(hedge, name), 0o644)
  chmodSync(join(hedge, 'state'), 0o755)
  if (canGiveAway) chownSync(join(hedge, 'state', 'notes.txt'), 12_345, 12_345)
}
