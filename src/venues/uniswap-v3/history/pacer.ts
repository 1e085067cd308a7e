/** At most so often (milliseconds) the memory is told: to tell it of a hundred NFTs takes longer than to read a window. */
const pause = 500

/** `soon` works at most twice a second, `now` at once. */
export function pacer(work: () => void): { soon(): void; now(): void } {
  let last = performance.now()
  const now = () => {
    work()
    last = performance.now()
  }
  return {
    soon: () => {
      if (performance.now() - last >= pause) now()
    },
    now,
  }
}
