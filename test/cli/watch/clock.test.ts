import { describe, expect, it } from 'vitest'
import { watchClock } from '../../../src/cli/watch/clock.ts'

/** A wall clock and one that nobody sets, both moved by hand. */
function clocks() {
  let [wall, awake] = [1_700_000_000_000, 0]
  const clock = watchClock({
    now: () => new Date(wall),
    time: { monotonic: () => awake, wait: async () => {} },
  })
  const pass = (byWall: number, byTicks = byWall) => {
    wall += byWall
    awake += byTicks
    return clock.elapsed()
  }
  return { clock, pass }
}

describe('how long it is since', () => {
  it('is what both clocks say', () => {
    const { pass } = clocks()
    expect(pass(1_000)).toBe(1_000)
    expect(pass(0)).toBe(1_000)
    expect(pass(59_000)).toBe(60_000)
  })

  it('counts a sleep of the machine, in which only the wall clock goes on', () => {
    const { clock, pass } = clocks()
    pass(5_000)
    expect(pass(3_600_000, 900)).toBe(3_605_000)
    expect(clock.awake()).toBe(5_900)
  })

  it('is not undone by a clock that is set back, and goes on after it', () => {
    const { pass } = clocks()
    pass(60_000)
    expect(pass(-86_400_000, 1_000)).toBe(61_000)
    expect(pass(1_000)).toBe(62_000)
  })

  it('takes small corrections of the clock for what they are', () => {
    const { pass } = clocks()
    expect(pass(1_500, 1_000)).toBe(1_000)
    expect(pass(500, 1_000)).toBe(2_000)
  })
})

describe('waiting', () => {
  const { wait } = watchClock({ now: () => new Date() })

  it('ends by itself, and at once when nobody wants it any more', async () => {
    const before = performance.now()
    await wait(20, new AbortController().signal)
    expect(performance.now() - before).toBeGreaterThan(15)
    const controller = new AbortController()
    const waiting = wait(60_000, controller.signal)
    controller.abort()
    await waiting
    await wait(60_000, AbortSignal.abort())
    expect(performance.now() - before).toBeLessThan(5_000)
  })
})
