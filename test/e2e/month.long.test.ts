import { afterAll, beforeAll, expect, it } from 'vitest'
import { filesIn, heapNow } from '../support/month/bounds.ts'
import { aDay } from '../support/month/episode.ts'
import { untold } from '../support/month/heard.ts'
import { live } from '../support/month/live.ts'
import { days, planOf, ticks } from '../support/month/plan.ts'
import { startTown, type Town } from '../support/month/town.ts'

let town: Town
beforeAll(async () => {
  town = await startTown()
}, 180_000)
afterAll(() => town?.close())

const seed = 20_261

/** By day: MiB of the heap, and the files of the home. */
const heap = new Map<number, number>()
const disk = new Map<number, Map<string, number>>()

it(`a month, a run every five minutes (seed ${seed})`, { timeout: 5_400_000 }, async ({ annotate }) => {
  const plan = planOf(seed)
  const begun = performance.now()
  const each = (tick: number) => {
    const day = tick / aDay
    if (day % 5 !== 0) return
    heap.set(day, heapNow())
    disk.set(day, filesIn(town.home))
  }
  const { heard, faults, runs } = await live(town, plan, { ticks, each })
  const told = `${plan.length} episodes, ${runs.check} runs of check and ${runs.notify} of notify, ${heard.length} events`
  await annotate(`${told} in ${Math.round((performance.now() - begun) / 1000)} s`)
  expect.soft(faults).toEqual([])
  expect.soft(untold(plan, heard)).toEqual([])
  expect(runs.check).toBe(days * aDay)
})

it('takes no more memory at its end than at its beginning', async ({ annotate }) => {
  await annotate([...heap].map(([day, size]) => `day ${day}: ${size.toFixed(1)} MiB`).join(', '))
  const early = Math.max(heap.get(5)!, heap.get(10)!)
  const late = Math.min(heap.get(25)!, heap.get(30)!)
  expect(late - early).toBeLessThan(8)
})

/** What grows, and up to what: the log is turned over, of the past of an account everything is kept, of what was seen two weeks. */
const growing: readonly { name: RegExp; most: number }[] = [
  { name: /^hedge\/state\/log(\.\d)?\.jsonl$/, most: 4.1 * 2 ** 20 },
  { name: /^hedge\/state\/history\/\*\.\*\.json$/, most: 400 * 2 ** 10 },
  { name: /^hedge\/state\/history\.db$/, most: 2 ** 20 },
]

it('fills no disk', async ({ annotate }) => {
  const sizes = (day: number) => [...disk.get(day)!].map(([name, size]) => `${name} ${size}`).join(', ')
  await annotate([10, 20, 30].map(day => `day ${day}: ${sizes(day)}`).join('\n'))
  for (const day of [20, 30]) {
    for (const [name, size] of disk.get(day)!) {
      const bound = growing.find(each => each.name.test(name))
      // All else is as large as what it is of, which is no more than it was.
      const most = bound?.most ?? 2 * (disk.get(10)!.get(name) ?? 0) + 16 * 2 ** 10
      expect.soft(size, `${name} on day ${day}`).toBeLessThan(most)
    }
  }
  const seen = [20, 30].map(day => disk.get(day)!.get('hedge/state/history.db')!)
  expect(seen[1]! / seen[0]!).toBeLessThan(1.25)
  expect(disk.get(30)!.size).toBeLessThanOrEqual(disk.get(10)!.size + 2)
})
