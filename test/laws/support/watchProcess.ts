import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'

export type Sighting = { pid: number; argv: string; environ: string }

/** Looks at a process and all its descendants, as any process of the same user can, until it ends. Linux only. */
export function watchProcess(child: ChildProcess): { seen: () => Sighting[] } {
  const found = new Map<string, Sighting>()
  const look = (pid: number): void => {
    const argv = read(pid, 'cmdline')
    const environ = read(pid, 'environ')
    if (argv !== '' || environ !== '') found.set(`${pid} ${argv} ${environ}`, { pid, argv, environ })
    for (const next of read(pid, `task/${pid}/children`).split(' ')) if (next !== '') look(Number(next))
  }
  const { pid } = child
  if (pid === undefined || process.platform !== 'linux') return { seen: () => [] }
  look(pid)
  const timer = setInterval(() => look(pid), 10)
  child.once('close', () => clearInterval(timer))
  return { seen: () => [...found.values()] }
}

/** Empty when the process has gone meanwhile. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1')
  } catch {
    return ''
  }
}
