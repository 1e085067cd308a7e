import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { isRead } from '../../../src/domain/read.ts'
import type { MachineGround } from '../../../src/machine/ground.ts'
import { groundHere } from '../../../src/machine/groundHere.ts'
import { machineFacts } from '../../../src/machine/machineFacts.ts'

/** This machine as seen by who has all of his in one folder: `.config/hedge`, `.local/state/hedge`, closed to others. */
export function groundIn(home: string, rest: Partial<MachineGround> = {}): MachineGround {
  const [settings, state] = [join(home, '.config', 'hedge'), join(home, '.local', 'state', 'hedge')]
  for (const folder of [settings, state]) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const here = groundHere({ env: { HOME: home }, settings, state, program: null })
  return { ...here, cwd: home, ...rest }
}

export const factsOf = (ground: MachineGround, deep = false) =>
  machineFacts(ground, () => new Date('2026-01-01T00:00:00Z'), deep)

/** What was read, or the code of the gap in its place. */
export const told = <T>(read: { ok: T; at: string } | { gap: { code: string } }): T =>
  isRead(read as never) ? (read as { ok: T }).ok : (`gap ${(read as { gap: { code: string } }).gap.code}` as T)

/** Root may read everything: what is closed is shown to another user. Whoever is not root stays who he is. */
export async function asAnother<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.getuid?.() === 0
  if (!isRoot) return work()
  process.seteuid!(65534)
  try {
    return await work()
  } finally {
    process.seteuid!(0)
  }
}
