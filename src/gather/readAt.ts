/** When something was read that is told again (ISO 8601): a promise that is not of this moment. */
const moments = new WeakMap<Promise<unknown>, string>()

/** The same promise, which tells of an earlier moment. */
export function readAt<T>(promise: Promise<T>, at: string): Promise<T> {
  moments.set(promise, at)
  return promise
}

export const momentOf = (promise: Promise<unknown>): string | undefined => moments.get(promise)
