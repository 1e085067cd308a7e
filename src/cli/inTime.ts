import { type Pauses, pausingDeadline } from './pauses.ts'

/**
 * What `work` comes to, or what `late` says once this much time has passed in which nobody was asked, whatever `work` waits for and
 * however it does.
 */
export async function inTime<T>(work: Promise<T>, milliseconds: number, pauses: Pauses, late: () => T): Promise<T> {
  const signal = pausingDeadline(milliseconds, pauses)
  // Node ends a process in which nothing is left but a promise.
  const alive = setInterval(() => {}, 60_000)
  const over = new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }))
  try {
    return await Promise.race([work, over.then(late)])
  } finally {
    clearInterval(alive)
  }
}
