import { describe, expect, it } from 'vitest'
import { type SendGround, sendWaiting } from '../../../src/cli/notify/sendWaiting.ts'
import { testNotification } from '../../../src/commands/notify/testEvent.ts'
import { Failure } from '../../../src/domain/failure.ts'
import type { Answer } from '../../../src/domain/notification.ts'
import { emptyNotifyMemory, type NotifyMemory, type WaitingNotification } from '../../../src/domain/notifyMemory.ts'
import type { NotifyTargets } from '../../../src/domain/notifyTarget.ts'

const now = new Date('2026-03-01T12:00:00.000Z')
const taken: Answer = { ok: true, said: 'HTTP 2xx' }
const failed = (more: Partial<Extract<Answer, { ok: false }>> = {}): Answer => ({
  ok: false,
  said: 'HTTP 5xx',
  hint: '',
  passing: true,
  retryAfter: null,
  ...more,
})
const target = { kind: 'command', setAt: now.toISOString(), program: '/bin/x', arguments: [] } as const
const targets: NotifyTargets = { a: { ...target, program: 'a' }, b: { ...target, program: 'b' } }

const waiting = (id: string, ...names: string[]): WaitingNotification => {
  const { schema: _schema, events, at } = testNotification(id, now)
  return {
    id,
    at,
    events: events.map(event => ({ ...event, hedgeId: null })),
    left: Object.fromEntries(names.map(name => [name, null])),
  }
}

/** A round of sending with a script of answers for each target. */
async function round(all: WaitingNotification[], answers: Record<string, Answer[]>, more: Partial<SendGround> = {}) {
  let memory: NotifyMemory = { ...emptyNotifyMemory, waiting: all }
  const log: string[] = []
  const pauses: number[] = []
  const ground: SendGround = {
    file: {
      read: async () => memory,
      change: async edit => {
        memory = edit(memory)
        return memory
      },
      alone: async work => work(),
    },
    now: () => now,
    signal: new AbortController().signal,
    destinationOf: async name => ({ kind: 'command', program: name, arguments: [] }),
    send: async (to, { id }) => {
      const name = to.kind === 'command' ? to.program : ''
      log.push(`${name} ${id}`)
      return answers[name]?.shift() ?? taken
    },
    random: () => 1,
    pause: async milliseconds => void pauses.push(milliseconds),
    ...more,
  }
  const result = await sendWaiting(targets, ground)
  return { ...result, log, pauses, left: memory.waiting.map(({ id, left }) => [id, left]) }
}

describe('a round of sending', () => {
  it('sends what waits, oldest first, to each that has not taken it, and keeps nothing of it', async () => {
    const { log, left, sent } = await round([waiting('one', 'a', 'b'), waiting('two', 'a')], {})
    expect(log.filter(line => line.startsWith('a'))).toEqual(['a one', 'a two'])
    expect(log.filter(line => line.startsWith('b'))).toEqual(['b one'])
    expect({ left, sent: sent.length }).toEqual({ left: [], sent: 3 })
  })

  it('asks nobody, and takes no lock, where nothing is due', async () => {
    const alone = () => expect.fail('nothing is due')
    const file = { read: async () => emptyNotifyMemory, change: alone, alone }
    expect(await round([], {}, { file })).toMatchObject({ sent: [], busy: false })
  })

  it('tries again what passes, with longer and longer pauses, and then keeps it for the next run', async () => {
    const { log, pauses, left } = await round([waiting('one', 'a'), waiting('two', 'a', 'b')], {
      a: Array.from({ length: 9 }, () => failed()),
    })
    expect(pauses).toEqual([1_000, 2_000, 4_000])
    // The one that fails is left alone for the rest of the run, and holds up nobody else.
    expect(log.toSorted()).toEqual(['a one', 'a one', 'a one', 'a one', 'b two'])
    expect(left).toEqual([
      ['one', { a: null }],
      ['two', { a: null }],
    ])
  })

  it('is happy with a later try', async () => {
    const { left, sent } = await round([waiting('one', 'a')], { a: [failed(), failed()] })
    expect({ left, ok: sent.map(({ answer }) => answer.ok) }).toEqual({ left: [], ok: [true] })
  })

  it('does not try again in the same run what does not pass', async () => {
    const { log, left } = await round([waiting('one', 'a')], { a: [failed({ passing: false })] })
    expect({ log, left }).toEqual({ log: ['a one'], left: [['one', { a: null }]] })
  })

  it('waits as long as it is told, or leaves it to a later run, which does not ask before', async () => {
    const soon = await round([waiting('one', 'a')], { a: [failed({ retryAfter: 3_000 })] })
    expect(soon).toMatchObject({ pauses: [3_000], left: [] })
    const late = await round([waiting('one', 'a')], { a: [failed({ retryAfter: 60_000 })] })
    const before = new Date(now.getTime() + 60_000).toISOString()
    expect(late).toMatchObject({ pauses: [], left: [['one', { a: before }]] })
    const held = { ...waiting('one'), left: { a: before } }
    expect((await round([held], {})).log).toEqual([])
    expect((await round([held], {}, { now: () => new Date(now.getTime() + 60_000) })).log).toEqual(['a one'])
    // A clock that was wrong noted it.
    expect((await round([held], {}, { now: () => new Date(now.getTime() - 7_200_000) })).log).toEqual(['a one'])
  })

  it('ends with its time, and keeps what it did not come to', async () => {
    const signal = AbortSignal.abort()
    expect(await round([waiting('one', 'a')], {}, { signal })).toMatchObject({ log: [], left: [['one', { a: null }]] })
  })

  it('sends to those whose secrets it can read, and says why not to the others', async () => {
    const destinationOf: SendGround['destinationOf'] = async name => {
      if (name === 'a') throw new Failure('store-locked', 'locked', 'hedge store', 4)
      return { kind: 'command', program: name, arguments: [] }
    }
    const { log, left, failure } = await round([waiting('one', 'a', 'b')], {}, { destinationOf })
    expect({ log, left }).toEqual({ log: ['b one'], left: [['one', { a: null }]] })
    expect(failure).toMatchObject({ code: 'store-locked' })
  })

  it('leaves it to another run that is sending', async () => {
    const memory = { ...emptyNotifyMemory, waiting: [waiting('one', 'a')] }
    const file = { read: async () => memory, change: async () => memory, alone: async () => null }
    expect(await round([], {}, { file })).toMatchObject({ sent: [], busy: true, log: [] })
  })
})
