import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMeter } from '../../src/cli/meter.ts'
import { createPauses } from '../../src/cli/pauses.ts'
import { withProgress } from '../../src/cli/progress.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const erased = '\r\u001b[2K'
const past = 'Reading the past of 3 positions on base'

/** Work of so many milliseconds on a terminal, or none; `lines` is what was drawn, one after the other. */
function start(milliseconds: number, { isTerminal = true, columns = 120, shown = true } = {}) {
  const meter = createMeter()
  const written: string[] = []
  const stderr = { isTerminal, columns, write: (text: string) => void written.push(text) }
  const work = new Promise<void>(resolve => setTimeout(resolve, milliseconds))
  const done = withProgress(stderr, shown, 'Reading both venues', work, createPauses(), meter)
  return { meter, written, done, lines: () => written.map(text => text.replace(erased, '')) }
}

describe('a long scan on a terminal', () => {
  it('is shown as a bar with its blocks in place of the plain line, and erased at the end', async () => {
    const { meter, written, done, lines } = start(12_100)
    await vi.advanceTimersByTimeAsync(500)
    expect(lines()).toEqual(['Reading both venues… 0 s'])
    meter.measure(past, 566_033, 1_204_331)
    await vi.advanceTimersByTimeAsync(11_500)
    expect(lines().at(-1)).toBe(`${past} ▕████▋     ▏ 46 % of 1,204,331 blocks, 11 s`)
    meter.measure(past, 1_204_331, 1_204_331)
    await vi.advanceTimersByTimeAsync(200)
    await done
    expect(written.at(-1)).toBe(erased)
    expect(written.slice(0, -1).every(text => text.startsWith(erased))).toBe(true)
  })

  it('says how long the rest will take, once enough of it was seen, and of a search nothing', async () => {
    const { meter, done, lines } = start(30_000)
    // What an earlier run had read already says nothing of how fast this one is.
    meter.measure(past, 500_000, 1_000_000)
    await vi.advanceTimersByTimeAsync(1_000)
    meter.measure(past, 510_000, 1_000_000)
    await vi.advanceTimersByTimeAsync(200)
    expect(lines().at(-1)).toBe(`${past} ▕█████     ▏ 51 % of 1,000,000 blocks, 1 s`)
    await vi.advanceTimersByTimeAsync(8_800)
    meter.measure(past, 600_000, 1_000_000)
    await vi.advanceTimersByTimeAsync(250)
    expect(lines().at(-1)).toBe(`${past} ▕██████    ▏ 60 % of 1,000,000 blocks, about 41 s left`)
    meter.measure(past, 520_000, 1_000_000)
    await vi.advanceTimersByTimeAsync(500)
    expect(lines().at(-1)).toContain('about 4 min left')
    meter.measure(past, 1, 1)
    meter.measure('Looking for the mint', 100, 200, false)
    await vi.advanceTimersByTimeAsync(5_000)
    meter.measure('Looking for the mint', 150, 200, false)
    await vi.advanceTimersByTimeAsync(500)
    expect(lines().at(-1)).toContain('75 % of 200 blocks, 1')
    await vi.advanceTimersByTimeAsync(20_000)
    await done
  })

  it('is drawn four times a second at most, and not again where nothing changed', async () => {
    const { meter, written, done } = start(5_000)
    for (let step = 0; step <= 400; step += 1) {
      meter.measure(past, step, 1_000)
      await vi.advanceTimersByTimeAsync(10)
    }
    expect(written.length).toBeLessThanOrEqual(16)
    const before = written.length
    await vi.advanceTimersByTimeAsync(990)
    // Only the time moves.
    expect(written.length - before).toBeLessThanOrEqual(3)
    await vi.advanceTimersByTimeAsync(100)
    await done
  })

  it('never reaches the edge, where a line would be left behind', async () => {
    const { meter, done, lines } = start(2_000, { columns: 40 })
    meter.measure(past, 1, 3)
    await vi.advanceTimersByTimeAsync(2_000)
    await done
    expect(Math.max(...lines().map(line => line.length))).toBe(39)
  })

  it('shows of several the one with the most left, and none that is at its end', () => {
    const { measure, longest } = createMeter()
    expect(longest()).toBeNull()
    measure('one', 0, 10)
    measure('two', 80, 100)
    expect(longest()).toMatchObject({ what: 'two', done: 80, total: 100 })
    measure('two', 100, 100)
    expect(longest()?.what).toBe('one')
    measure('one', 10, 10)
    measure('nothing', 0, 0)
    expect(longest()).toBeNull()
  })

  it.each([
    [0, '▕          ▏ 0 %'],
    [1, '▕          ▏ 0 %'],
    [125, '▕█▎        ▏ 12 %'],
    [999, '▕█████████▉▏ 99 %'],
  ])('with %i of 1,000 looks like %s', async (done, bar) => {
    const { meter, lines, done: ended } = start(600)
    meter.measure(past, done, 1_000)
    await vi.advanceTimersByTimeAsync(600)
    await ended
    expect(lines()[0]).toContain(bar)
  })
})

it.each([{ isTerminal: false }, { shown: false }])('nothing is drawn under %j', async how => {
  const { meter, written, done } = start(3_000, how)
  meter.measure(past, 1, 3)
  await vi.advanceTimersByTimeAsync(3_000)
  await done
  expect(written).toEqual([])
})

it('says anew how far work has come that tells it', async () => {
  const written: string[] = []
  const stderr = { isTerminal: true, columns: 80, write: (text: string) => void written.push(text) }
  let done = 0
  const work = new Promise<void>(resolve => setTimeout(resolve, 1_500))
  const shown = withProgress(stderr, true, () => `${done} of 2 chains`, work, createPauses())
  await vi.advanceTimersByTimeAsync(450)
  done = 1
  await vi.advanceTimersByTimeAsync(1_100)
  await shown
  expect(written).toEqual(['0 of 2 chains… 0 s', '1 of 2 chains… 0 s', '1 of 2 chains… 1 s', ''].map(it => erased + it))
})
