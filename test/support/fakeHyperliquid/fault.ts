import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** How an answer goes wrong. Without `times` it goes wrong until it is cleared. */
export type Fault = {
  status?: number
  /** Sent as JSON; `null` is what the venue sends with 429 and 500. */
  body?: unknown
  /** Sent as text/html instead, as the edge in front of the venue does. */
  html?: string
  /** Sent as a redirect to this address. */
  location?: string
  /** Milliseconds before the answer; without a body it is then the true one. */
  delay?: number
  /** The connection is cut without an answer. */
  drop?: true
  /** The connection is cut in the middle of the answer. */
  truncate?: true
  times?: number
}

/** True when the fault was the whole answer; false when the true one is still to be sent. */
export async function applyFault(fault: Fault, response: ServerResponse): Promise<boolean> {
  if (fault.delay !== undefined) {
    await sleep(fault.delay, undefined, { ref: false })
    if (response.destroyed) return true
  }
  if (fault.drop) {
    response.destroy()
  } else if (fault.truncate) {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 })
    response.write('{"marginSummary":', () => response.destroy())
  } else if (fault.location !== undefined) {
    response.writeHead(fault.status ?? 307, { location: fault.location }).end()
  } else if (fault.html !== undefined) {
    response.writeHead(fault.status ?? 200, { 'content-type': 'text/html' }).end(fault.html)
  } else if (fault.status !== undefined || 'body' in fault) {
    response.writeHead(fault.status ?? 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(fault.body ?? null))
  } else {
    return false
  }
  return true
}
