import { describe, expect, it } from 'vitest'
import { watchClock } from '../../../src/cli/watch/clock.ts'
import type { Frame, Output, Standing } from '../../../src/cli/watch/outputs.ts'
import { watch } from '../../../src/cli/watch/watch.ts'
import type { WatchPlan } from '../../../src/domain/watchPlan.ts'
import { fakeTime } from '../../support/fakeTime.ts'

type Around = {
  plan?: Partial<WatchPlan>
  leastInterval?: () => number
  /** What happens at each reading, by its number. */
  onRead?: (n: number, time: ReturnType<typeof fakeTime>) => void | Promise<void>
  failing?: (n: number) => boolean
  isWanted?: () => boolean
  ticking?: boolean
}

/** Runs to the end; when each reading began (seconds), and what was drawn. */
async function run({ plan, leastInterval = () => 0, onRead, failing, isWanted = () => false, ticking = true }: Around) {
  const time = fakeTime()
  const clock = watchClock(time)
  const stop = new AbortController()
  const begun: number[] = []
  const drawn: Standing[] = []
  const read = async (): Promise<Frame> => {
    begun.push(clock.elapsed() / 1000)
    await onRead?.(begun.length, time)
    if (begun.length > 500) throw new Error('it does not end')
    const gap = { code: 'rpc-down', source: 'local RPC', message: 'is away', hint: 'wait' }
    const shown = { sections: [], ages: [], failing: failing?.(begun.length) ? [gap] : [] }
    return { report: { schema: `frame ${begun.length}` }, sections: [], shown, gatheredAt: 0, elapsed: clock.elapsed() }
  }
  const output: Output = {
    show: standing => void drawn.push(standing),
    ...(ticking && { tick: (standing: Standing) => void drawn.push(standing) }),
    close: () => {},
  }
  const last = await watch({
    ...{ clock, read, leastInterval, output, stop: stop.signal, isWanted },
    plan: { intervalSeconds: 15, count: null, forSeconds: null, ...plan },
  })
  return { begun, drawn, last: last?.report.schema ?? null, stop }
}

describe('again and again', () => {
  it('as often as asked, so many times', async () => {
    expect(await run({ plan: { count: 4 } })).toMatchObject({ begun: [0, 15, 30, 45], last: 'frame 4' })
    expect((await run({ plan: { count: 1 } })).begun).toEqual([0])
  })

  it('for so long, and not a moment longer', async () => {
    const { begun, drawn } = await run({ plan: { forSeconds: 40 } })
    expect(begun).toEqual([0, 15, 30])
    expect(drawn.at(-1)!.elapsed).toBeLessThanOrEqual(40_000)
  })

  it('less often where the venue would be asked too much, and says how often', async () => {
    const { begun, drawn } = await run({ plan: { count: 3 }, leastInterval: () => 40_000 })
    expect(begun).toEqual([0, 40, 80])
    expect(drawn[0]!.interval).toBe(40_000)
  })

  it('the ages are drawn each second, with how long it is until the next', async () => {
    const { drawn } = await run({ plan: { count: 2 } })
    expect(drawn.slice(0, 4).map(({ next }) => next)).toEqual([15_000, 14_000, 13_000, 12_000])
    expect(drawn).toHaveLength(17)
    expect((await run({ plan: { count: 2 }, ticking: false })).drawn).toHaveLength(2)
  })

  it('what failed is tried again sooner', async () => {
    const plan = { count: 4, intervalSeconds: 60 }
    expect((await run({ plan, failing: n => n === 2 || n === 3 })).begun).toEqual([0, 60, 70, 80])
  })

  it('at once when somebody wants it, and only once for it', async () => {
    let asked = 0
    const isWanted = () => {
      asked += 1
      return asked === 3
    }
    expect((await run({ plan: { count: 3 }, isWanted })).begun).toEqual([0, 3, 18])
  })

  it('once after the machine slept, not once for each interval that it slept through', async () => {
    const onRead = (n: number, time: ReturnType<typeof fakeTime>) => {
      if (n === 2) void Promise.resolve().then(() => time.jump(8 * 3_600_000))
    }
    const { begun } = await run({ plan: { count: 5 }, onRead })
    const slept = 8 * 3_600
    expect(begun.map(at => (at > slept ? at - slept : at))).toEqual([
      0,
      15,
      expect.any(Number),
      expect.any(Number),
      expect.any(Number),
    ])
    expect(begun[2]! - slept).toBeLessThan(31)
    expect(begun[3]! - begun[2]!).toBeCloseTo(15, 0)
  })

  it('and no clock that is set back keeps it from going on', async () => {
    const onRead = (n: number, time: ReturnType<typeof fakeTime>) => {
      if (n === 2) time.jump(-86_400_000)
    }
    expect((await run({ plan: { count: 4 }, onRead })).begun).toEqual([0, 15, 30, 45])
  })

  it('what throws ends it', async () => {
    const onRead = (n: number) => {
      if (n === 3) throw new Error('gone')
    }
    await expect(run({ onRead })).rejects.toThrow('gone')
  })
})

describe('an end from outside', () => {
  it('does not wait for what is being read', async () => {
    const time = fakeTime()
    const stop = new AbortController()
    let aborted = false
    const frame = await watch({
      plan: { intervalSeconds: 15, count: null, forSeconds: null },
      clock: watchClock(time),
      leastInterval: () => 0,
      isWanted: () => false,
      output: { show: () => {}, close: () => {} },
      stop: stop.signal,
      read: signal => {
        setImmediate(() => stop.abort('SIGINT'))
        signal.addEventListener('abort', () => {
          aborted = true
        })
        return new Promise(() => {})
      },
    })
    expect({ frame, aborted }).toEqual({ frame: null, aborted: true })
  })
})
