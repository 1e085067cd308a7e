import { HttpFailure } from './http.ts'

export type RetryPolicy = {
  /** Tries in all, the first included. */
  tries: number
  /** First pause in milliseconds, or one for each kind of failure; doubles each time, with full jitter above one half. */
  pause: number | ((failure: HttpFailure) => number)
  /** Other errors that pass with time, where the venue says so in another way than by HTTP. */
  passing?: (error: unknown) => boolean
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>
  random?: () => number
}

/** Asks again after 429, 5xx and a dropped connection; never after any other 4xx, a redirect or the deadline. */
export async function withRetry<T>(ask: () => Promise<T>, policy: RetryPolicy, signal: AbortSignal): Promise<T> {
  const { wait = pauseFor, random = Math.random } = policy
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask()
    } catch (error) {
      const http = isPassing(error)
      if (attempt >= policy.tries || signal.aborted || !(http || policy.passing?.(error))) throw error
      const first = typeof policy.pause === 'number' ? policy.pause : http ? policy.pause(error) : 0
      const full = first * 2 ** (attempt - 1)
      await wait(full / 2 + (random() * full) / 2, signal)
      if (signal.aborted) throw error
    }
  }
}

const isPassing = (error: unknown): error is HttpFailure =>
  error instanceof HttpFailure &&
  (error.kind === 'unreachable' || error.status === 429 || (error.status !== null && error.status >= 500))

const pauseFor = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>(resolve => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
  })
