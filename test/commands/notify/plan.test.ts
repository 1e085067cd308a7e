import { describe, expect, it } from 'vitest'
import { type Ground, planned, urgentNow } from '../../../src/commands/notify/plan.ts'
import type { Standing } from '../../../src/domain/notification.ts'
import { emptyNotifyMemory, mostWaitingEvents, type NotifyMemory } from '../../../src/domain/notifyMemory.ts'

const minute = 60_000
const start = Date.parse('2026-03-01T12:00:00.000Z')

const standing = (state: Standing['state'], more: Partial<Standing> = {}): Standing => ({
  id: 'drift',
  hedge: 'eth-usdc',
  hedgeId: 'aaaaaaaa',
  subject: 'ETH',
  state,
  value: state === 'unknown' ? null : 0.5,
  unit: '%',
  message: `ETH is ${state}`,
  ...more,
})

/** Runs one after the other, each so many minutes after the first, all that waits taken at once; what each of them told. */
function lived() {
  let memory: NotifyMemory = emptyNotifyMemory
  const ground = (minutes: number): Ground => ({
    now: new Date(start + minutes * minute),
    id: `run${String(minutes).padStart(6, '0')}`,
    targets: ['ops'],
    hedges: ['aaaaaaaa', 'bbbbbbbb'],
    asked: null,
    patience: () => 30,
    nameOf: id => (id === 'aaaaaaaa' ? 'eth-usdc' : 'btc-eth'),
  })
  const run = (minutes: number, standings: Standing[], change: Partial<Ground> = {}) => {
    memory = planned(memory, standings, { ...ground(minutes), ...change })
    const told = memory.waiting.flatMap(({ events }) => events)
    memory = { ...memory, waiting: [] }
    return told.map(({ kind, subject, state }) => `${kind} ${subject} ${state}`.replace('  ', ' '))
  }
  return { run, memory: () => memory, ground }
}

describe('what is due', () => {
  it('is nothing while all is well, and then nothing is written', () => {
    const ground = lived().ground(0)
    expect(planned(emptyNotifyMemory, [standing('ok')], ground)).toBe(emptyNotifyMemory)
  })

  it('is what is critical, at once, and once', () => {
    const { run } = lived()
    expect(run(0, [standing('critical')])).toEqual(['opened ETH critical'])
    expect(run(5, [standing('critical')])).toEqual([])
    expect(run(10, [standing('ok')])).toEqual(['closed ETH ok'])
    expect(run(15, [standing('ok')])).toEqual([])
    expect(run(20, [standing('critical')])).toEqual(['opened ETH critical'])
  })

  it('is a warning together with others, at most once an hour', () => {
    const { run } = lived()
    const [eth, btc] = [standing('warning'), standing('warning', { subject: 'BTC' })]
    expect(run(0, [eth, standing('ok', { subject: 'BTC' })])).toEqual(['opened ETH warning'])
    expect(run(5, [eth, btc])).toEqual([])
    expect(run(59, [standing('ok'), btc])).toEqual([])
    expect(run(60, [standing('ok'), btc])).toEqual(['closed ETH ok', 'opened BTC warning'])
  })

  it('is no warning that was over before it was told', () => {
    const { run } = lived()
    run(0, [standing('warning', { subject: 'BTC' })])
    expect(run(5, [standing('warning'), standing('warning', { subject: 'BTC' })])).toEqual([])
    expect(run(60, [standing('ok'), standing('warning', { subject: 'BTC' })])).toEqual([])
  })

  it('is a warning that grows critical, at once; that it eased, with the next warnings', () => {
    const { run } = lived()
    expect(run(0, [standing('warning')])).toEqual(['opened ETH warning'])
    expect(run(5, [standing('critical')])).toEqual(['escalated ETH critical'])
    expect(run(10, [standing('warning')])).toEqual([])
    expect(run(15, [standing('critical')])).toEqual([])
    expect(run(20, [standing('warning')])).toEqual([])
    expect(run(60, [standing('warning')])).toEqual(['eased ETH warning'])
  })

  it('is what stays unknown, once it has for long enough; a critical one is not over for it', () => {
    const { run } = lived()
    expect(run(0, [standing('critical')])).toEqual(['opened ETH critical'])
    expect(run(5, [standing('unknown')])).toEqual([])
    expect(run(10, [standing('critical')])).toEqual([])
    expect(run(15, [standing('unknown')])).toEqual([])
    expect(run(44, [standing('unknown')])).toEqual([])
    expect(run(45, [standing('unknown')])).toEqual(['unknown ETH unknown'])
    expect(run(50, [standing('unknown')])).toEqual([])
    expect(run(55, [standing('critical')])).toEqual(['opened ETH critical'])
    expect(run(60, [standing('ok')])).toEqual(['closed ETH ok'])
  })

  it('is that something is not watched any more, but only where all else of its hedge is known', () => {
    const { run } = lived()
    const other = (state: Standing['state']) => standing(state, { id: 'margin', subject: '' })
    expect(run(0, [standing('critical'), other('ok')])).toEqual(['opened ETH critical'])
    expect(run(5, [])).toEqual([])
    expect(run(10, [other('unknown')])).toEqual([])
    expect(run(15, [other('ok')])).toEqual(['closed ETH ok'])
  })

  it('is nothing of a hedge that is gone, nor of one that was not asked about', () => {
    const { run, memory } = lived()
    const btc = standing('critical', { hedge: 'btc-eth', hedgeId: 'bbbbbbbb' })
    expect(run(0, [standing('critical'), btc])).toHaveLength(2)
    expect(run(5, [standing('critical')], { asked: ['aaaaaaaa'] })).toEqual([])
    expect(Object.keys(memory().rows)).toEqual(['aaaaaaaa', 'bbbbbbbb'])
    expect(run(10, [standing('critical')], { hedges: ['aaaaaaaa'] })).toEqual([])
    expect(Object.keys(memory().rows)).toEqual(['aaaaaaaa'])
  })

  it('is nothing that a slower run saw before another', () => {
    const { run } = lived()
    expect(run(10, [standing('critical')])).toEqual(['opened ETH critical'])
    expect(run(9, [standing('ok')])).toEqual([])
    expect(run(11, [standing('critical')])).toEqual([])
  })

  it('does not wait for a moment that a wrong clock noted', () => {
    const { run } = lived()
    expect(run(600, [standing('warning')])).toEqual(['opened ETH warning'])
    expect(run(0, [standing('ok')])).toEqual(['closed ETH ok'])
  })

  it('holds no address, no URL and nothing that is no line of text, and is never too long', () => {
    const message = `\u001b[2J bad\u2028 0x${'ab'.repeat(20)} https://x/${'y'.repeat(9)} ${'z'.repeat(999)}`
    const [event] = planned(emptyNotifyMemory, [standing('critical', { message })], lived().ground(0)).waiting[0]!
      .events
    expect(event!.message).toMatch(/^\[2J bad 0x… … z+…$/)
    expect(event!.message).toHaveLength(300)
  })
})

describe('what waits', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => standing('critical', { subject: `#${at}` }))

  it('is for every target there is, and forgets those that are gone', () => {
    const { ground } = lived()
    const first = planned(emptyNotifyMemory, [standing('critical')], { ...ground(0), targets: ['a', 'b'] })
    expect(first.waiting[0]!.left).toEqual({ a: null, b: null })
    expect(planned(first, [standing('critical')], { ...ground(5), targets: ['b'] }).waiting[0]!.left).toEqual({
      b: null,
    })
    expect(planned(first, [standing('critical')], { ...ground(5), targets: ['c'] })).toMatchObject({
      waiting: [],
      dropped: 0,
    })
  })

  it('is dropped, and counted, when it is a week old or too much: the newest stay', () => {
    const { ground } = lived()
    const first = planned(emptyNotifyMemory, many(mostWaitingEvents - 1), ground(0))
    const second = planned(
      first,
      [...many(mostWaitingEvents - 1), standing('critical'), standing('critical', { id: 'margin' })],
      ground(5),
    )
    expect(second.waiting.map(({ events }) => events.length)).toEqual([mostWaitingEvents - 2, 2])
    expect(second.dropped).toBe(1)
    const later = planned(second, [], ground(7 * 24 * 60 + 1))
    expect(later.waiting.map(({ events }) => events.length)).toEqual([2])
    expect(later.dropped).toBe(1 + mostWaitingEvents - 2)
  })
})

it('a run that can remember nothing tells what is critical, and nothing else', () => {
  const { ground } = lived()
  const events = urgentNow(
    emptyNotifyMemory,
    [standing('critical'), standing('warning', { subject: 'BTC' })],
    ground(0),
  )
  expect(events.map(({ subject }) => subject)).toEqual(['ETH'])
})
