import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createPauses, pausingDeadline, timeLeft } from '../../src/cli/pauses.ts'
import { withProgress } from '../../src/cli/progress.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A question that stays open for so long. */
const question = (milliseconds: number) => () => new Promise(resolve => setTimeout(resolve, milliseconds))

it('aborts as AbortSignal.timeout does when nobody is asked', async () => {
  const signal = pausingDeadline(1_000, createPauses())
  await vi.advanceTimersByTimeAsync(999)
  expect(signal.aborted).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(signal.reason).toMatchObject({ name: 'TimeoutError' })
  expect(signal.reason).toBeInstanceOf(DOMException)
})

it('stands still while a person is asked, and goes on with what was left', async () => {
  const pauses = createPauses()
  const signal = pausingDeadline(1_000, pauses)
  await vi.advanceTimersByTimeAsync(400)
  void pauses.during(question(60_000))
  void pauses.during(question(30_000))
  await vi.advanceTimersByTimeAsync(60_599)
  expect(signal.aborted).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(signal.aborted).toBe(true)
})

it('begins when the question ends, where one is open already', async () => {
  const pauses = createPauses()
  void pauses.during(question(5_000))
  const signal = pausingDeadline(1_000, pauses)
  await vi.advanceTimersByTimeAsync(5_999)
  expect(signal.aborted).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(signal.aborted).toBe(true)
})

it('goes on as well after a question that was left', async () => {
  const pauses = createPauses()
  const signal = pausingDeadline(1_000, pauses)
  await expect(pauses.during(async () => Promise.reject(new Error('left')))).rejects.toThrow('left')
  expect(pauses.asking()).toBe(false)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(signal.aborted).toBe(true)
})

const erased = '\r\u001b[2K'

it('draws no progress while a question is open, and takes away what was drawn before', async () => {
  const pauses = createPauses()
  let written = ''
  const write = (text: string) => {
    written += text
  }
  const stderr = { isTerminal: true, columns: 80, write }
  const work = withProgress(stderr, true, 'Reading', question(9_000)() as Promise<void>, pauses)
  await vi.advanceTimersByTimeAsync(500)
  expect(written).toBe(`${erased}Reading… 0 s`)
  void pauses.during(question(3_000))
  expect(written.endsWith(erased)).toBe(true)
  const before = written
  await vi.advanceTimersByTimeAsync(2_900)
  expect(written).toBe(before)
  await vi.advanceTimersByTimeAsync(6_000)
  await work
  expect(written.length).toBeGreaterThan(before.length)
  expect(written.endsWith(erased)).toBe(true)
})

it('tells how much time is left, which stands still as well; of another signal it knows no end', async () => {
  const pauses = createPauses()
  const signal = pausingDeadline(1_000, pauses)
  await vi.advanceTimersByTimeAsync(400)
  expect(timeLeft(signal)).toBe(600)
  void pauses.during(question(5_000))
  await vi.advanceTimersByTimeAsync(3_000)
  expect(timeLeft(signal)).toBe(600)
  await vi.advanceTimersByTimeAsync(2_100)
  expect(timeLeft(signal)).toBe(500)
  expect(timeLeft(new AbortController().signal)).toBe(Number.POSITIVE_INFINITY)
})
