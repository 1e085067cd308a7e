const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const pending = new Set<() => void>()

/**
 * Calls `save` when the process ends or is told to, until the function that this returns is called. A signal then does what it
 * would have done: where nobody else listens, it ends the process.
 */
export function beforeTheEnd(save: () => void): () => void {
  if (pending.size === 0) listen('on')
  pending.add(save)
  return () => {
    if (pending.delete(save) && pending.size === 0) listen('off')
  }
}

const listen = (how: 'on' | 'off') => {
  process[how]('exit', saveAll)
  for (const signal of signals) process[how](signal, heard)
}

const saveAll = () => {
  for (const save of [...pending]) save()
}

const heard = (signal: NodeJS.Signals) => {
  saveAll()
  pending.clear()
  listen('off')
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
}
