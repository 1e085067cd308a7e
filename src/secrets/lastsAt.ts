import { statfs } from 'node:fs/promises'

/** File systems of Linux that are memory: tmpfs and ramfs (`linux/magic.h`). */
const memory = [0x01021994, 0x858458f6]

/** Whether what lies at a path outlives a restart, as far as its file system tells; null where it tells nothing. */
export async function lastsAt(path: string): Promise<boolean | null> {
  if (process.platform !== 'linux') return true
  const facts = await statfs(path).catch(() => null)
  // Some systems give the number of the type as a signed one.
  return facts === null ? null : !memory.includes(facts.type >>> 0)
}
