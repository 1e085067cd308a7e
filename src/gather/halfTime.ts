import type { Sources } from './gathering.ts'

/** When half of the time is over that the run has left; never, where nothing limits it. */
export const halfTime = ({ timeLeft = () => Number.POSITIVE_INFINITY }: Sources) =>
  new Promise<void>(resolve => {
    const half = timeLeft() / 2
    if (Number.isFinite(half)) setTimeout(resolve, half).unref()
  })
