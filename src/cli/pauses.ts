/** Whether a person is being asked: clocks stand still meanwhile, and nothing is drawn over the question. */
export type Pauses = {
  asking(): boolean
  during<T>(ask: () => Promise<T>): Promise<T>
  /** Hears of each beginning and end. */
  watch(listener: (asking: boolean) => void): void
}

export function createPauses(): Pauses {
  const listeners: ((asking: boolean) => void)[] = []
  let open = 0
  const change = (by: 1 | -1) => {
    open += by
    if (open === (by === 1 ? 1 : 0)) for (const listener of listeners) listener(open > 0)
  }
  return {
    asking: () => open > 0,
    during: async ask => {
      change(1)
      try {
        return await ask()
      } finally {
        change(-1)
      }
    },
    watch: listener => void listeners.push(listener),
  }
}

/** Aborts like `AbortSignal.timeout` once this much time has passed in which nobody was asked. */
export function pausingDeadline(milliseconds: number, pauses: Pauses): AbortSignal {
  const controller = new AbortController()
  const { signal } = controller
  let left = milliseconds
  let since = 0
  let timer: NodeJS.Timeout | undefined
  const run = () => {
    since = performance.now()
    timer = setTimeout(
      () => controller.abort(new DOMException('the deadline has passed', 'TimeoutError')),
      left,
    ).unref()
  }
  pauses.watch(asking => {
    if (!asking) return run()
    clearTimeout(timer)
    left -= performance.now() - since
  })
  if (!pauses.asking()) run()
  deadlines.set(signal, () => (pauses.asking() ? left : left - (performance.now() - since)))
  return signal
}

const deadlines = new WeakMap<AbortSignal, () => number>()

/** Milliseconds until a `pausingDeadline`; endless for any other signal. */
export const timeLeft = (signal: AbortSignal): number => deadlines.get(signal)?.() ?? Number.POSITIVE_INFINITY
