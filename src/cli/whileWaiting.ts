import { subscribe, unsubscribe } from 'node:diagnostics_channel'

/** What Node's `fetch` tells of each request: when it begins, and when all of it is written. */
const [begins, isSent] = ['undici:request:create', 'undici:request:bodySent']

/**
 * Does some work once, as soon as every request that was begun is on its way: it costs no time then, since the answers take longer.
 * Answers what calls it off. Whoever needs what it does would do it otherwise, so that its failing is told there.
 */
export function whileWaiting(work: () => Promise<unknown>): () => void {
  let open = 0
  let looking = false
  const begun = () => {
    open += 1
  }
  const sent = () => {
    open -= 1
    if (open > 0 || looking) return
    looking = true
    // Others of the same turn may be about to begin.
    setImmediate(() => {
      looking = false
      if (open > 0) return
      stop()
      work().catch(() => {})
    })
  }
  let isOver = false
  const stop = () => {
    if (isOver) return
    isOver = true
    unsubscribe(begins, begun)
    unsubscribe(isSent, sent)
  }
  subscribe(begins, begun)
  subscribe(isSent, sent)
  return stop
}
