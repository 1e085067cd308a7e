import { expect, it } from 'vitest'
import { inTime } from '../../src/cli/inTime.ts'
import { createPauses } from '../../src/cli/pauses.ts'

const never = () => new Promise<string>(() => {})
const after = (milliseconds: number, value: string) =>
  new Promise<string>(resolve => setTimeout(() => resolve(value), milliseconds))

it('is what the work comes to, where it is in time', async () => {
  expect(await inTime(after(5, 'done'), 5_000, createPauses(), () => 'late')).toBe('done')
  await expect(inTime(Promise.reject(new Error('no')), 5_000, createPauses(), () => 'late')).rejects.toThrow('no')
})

it('is what is said for being late, whatever the work waits for', async () => {
  const began = performance.now()
  expect(await inTime(never(), 30, createPauses(), () => 'late')).toBe('late')
  const failing = () => {
    throw new Error('too late')
  }
  await expect(inTime(never(), 30, createPauses(), failing)).rejects.toThrow('too late')
  expect(performance.now() - began).toBeLessThan(2_000)
})

it('does not count the time in which a person is asked', async () => {
  const pauses = createPauses()
  const asked = pauses.during(() => after(150, 'answer'))
  expect(await inTime(asked, 60, pauses, () => 'late')).toBe('answer')
})
