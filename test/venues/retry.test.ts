import { describe, expect, it } from 'vitest'
import { HttpFailure } from '../../src/venues/http.ts'
import { type RetryPolicy, withRetry } from '../../src/venues/retry.ts'

const status = (code: number) => new HttpFailure('status', `answered HTTP ${code}`, code)
const dropped = new HttpFailure('unreachable', 'cannot be reached (ECONNRESET)')

/** Runs against a list of outcomes; an Error is thrown, anything else is the answer. */
async function run(outcomes: unknown[], policy: Partial<RetryPolicy> = {}, signal = new AbortController().signal) {
  const pauses: number[] = []
  let asked = 0
  const ask = async () => {
    const outcome = outcomes[asked]
    asked += 1
    if (outcome instanceof Error) throw outcome
    return outcome
  }
  const wait = async (milliseconds: number) => void pauses.push(milliseconds)
  const result = await withRetry(ask, { tries: 3, pause: 100, wait, random: () => 1, ...policy }, signal).catch(
    (error: unknown) => error,
  )
  return { asked, pauses, result }
}

describe('withRetry', () => {
  it('asks again after 429, 5xx and a dropped connection, and pauses twice as long each time', async () => {
    for (const passing of [status(429), status(500), status(502), dropped]) {
      expect(await run([passing, passing, 'fine'])).toEqual({ asked: 3, pauses: [100, 200], result: 'fine' })
    }
  })

  it('gives up after the last try, with the failure itself', async () => {
    const last = status(503)
    expect(await run([dropped, status(500), last, 'too late'])).toMatchObject({ asked: 3, result: last })
  })

  it('asks once where asking again cannot help', async () => {
    const hopeless = [
      ...[400, 401, 403, 404, 422].map(status),
      new HttpFailure('redirect', 'answered with a redirect (HTTP 307)', 307),
      new HttpFailure('timeout', 'did not answer in time'),
      new HttpFailure('aborted', 'was not asked to the end'),
      new HttpFailure('not-json', 'answered something that is not JSON', 200),
      new HttpFailure('too-large', 'answered more than 10 bytes', 200),
      new TypeError('a mistake of ours'),
    ]
    for (const error of hopeless) expect(await run([error, 'fine'])).toEqual({ asked: 1, pauses: [], result: error })
  })

  it('jitters within the upper half of the pause', async () => {
    expect((await run([dropped, dropped, 1], { random: () => 0 })).pauses).toEqual([50, 100])
    expect((await run([dropped, dropped, 1], { random: () => 0.5 })).pauses).toEqual([75, 150])
  })

  it('lets the failure choose the pause', async () => {
    const pause = (failure: HttpFailure) => (failure.status === 429 ? 4000 : 400)
    expect((await run([status(429), status(500), 1], { pause })).pauses).toEqual([4000, 800])
  })

  it('ends a pause at the deadline and does not ask again', async () => {
    let asked = 0
    const ask = async () => {
      asked += 1
      throw status(429)
    }
    const started = performance.now()
    const over = withRetry(ask, { tries: 3, pause: 60_000 }, AbortSignal.timeout(50))
    await expect(over).rejects.toMatchObject({ status: 429 })
    expect(performance.now() - started).toBeLessThan(5000)
    expect(asked).toBe(1)
  })
})
