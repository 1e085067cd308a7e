import type { TestIoOptions } from './testIo.ts'

/** A time that passes only while it is waited for: an hour of it takes no longer than what happens in it. */
export function fakeTime(begin = new Date(), heard: (milliseconds: number) => void = () => {}) {
  let passed = 0
  let jumped = 0
  const options: Required<Pick<TestIoOptions, 'now' | 'time'>> = {
    now: () => new Date(begin.getTime() + passed + jumped),
    time: {
      monotonic: () => passed,
      wait: async (milliseconds, signal) => {
        // Whatever is on its way comes first.
        await new Promise(resolve => setImmediate(resolve))
        if (signal.aborted) return
        passed += milliseconds
        heard(passed)
      },
    },
  }
  return {
    ...options,
    passed: () => passed,
    /** The machine sleeps so long, or somebody sets its clock. */
    jump: (milliseconds: number) => {
      jumped += milliseconds
    },
  }
}
