import type { ChildProcess } from 'node:child_process'

const running = new Map<ChildProcess, () => void>()

/** Ends a child when we end before it: one that waits for a person to answer a prompt would outlive us by up to a year. */
export function endWithUs(child: ChildProcess, end: () => void): void {
  if (running.size === 0) process.on('exit', endAll)
  running.set(child, end)
  child.once('close', () => {
    running.delete(child)
    if (running.size === 0) process.removeListener('exit', endAll)
  })
}

function endAll(): void {
  for (const end of running.values()) end()
}
