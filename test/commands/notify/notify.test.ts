import { describe, expect, it } from 'vitest'
import { notify } from '../../../src/commands/notify/notify.ts'
import { planned } from '../../../src/commands/notify/plan.ts'
import type { ActionContext } from '../../../src/domain/actionContext.ts'
import { Failure } from '../../../src/domain/failure.ts'
import type { Notification, Standing } from '../../../src/domain/notification.ts'
import type { Notifier, SendRound } from '../../../src/domain/notifier.ts'
import { emptyNotifyMemory, type NotifyMemory } from '../../../src/domain/notifyMemory.ts'
import type { Gap } from '../../../src/domain/read.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { gatheredAt } from '../../support/artifacts.ts'
import { fakeContext } from '../../support/fakeContext.ts'
import { expectValid } from '../../support/schemas.ts'

const quiet: SendRound = { sent: [], busy: false, failure: null }
const standing = (state: Standing['state'], subject: string): Standing => ({
  ...{ id: 'key-age', hedge: null, hedgeId: null, subject, state, value: 91, unit: 'd', message: `${subject} is due` },
})

type Change = {
  standings?: Standing[]
  gaps?: Gap[]
  round?: SendRound
  memory?: NotifyMemory
  full?: boolean
  deaf?: boolean
}

async function ground({ standings = [], gaps = [], round = quiet, memory = emptyNotifyMemory, full, deaf }: Change) {
  let kept = memory
  const sent: Notification[] = []
  const never = (): never => expect.fail('not expected here')
  const notifier: Notifier = {
    known: async () => kept,
    change: async edit => {
      if (full) throw new Failure('cannot-write', 'cannot write notify.json (ENOSPC)', 'df -h')
      kept = edit(kept)
      return kept
    },
    sendWaiting: async () => round,
    sendOnce: async (_to, notification) => {
      sent.push(notification)
      if (deaf) throw new Failure('no-secret', 'gone', '')
      return { ok: true, said: 'exit 0' }
    },
    destinationOf: async () => ({ kind: 'command', program: '/bin/x', arguments: [] }),
    checkProgram: never,
    newSecret: never,
  }
  const context: ActionContext = {
    ...fakeContext(temporaryHome()),
    notifier: async () => notifier,
    standings: async () => ({ at: gatheredAt, standings, gaps }),
  }
  await context.settings.noteTarget('page', { kind: 'command', setAt: gatheredAt, program: '/bin/x', arguments: [] })
  return { context, sent, memory: () => kept }
}

const linesOf = (sections: readonly object[]) => JSON.stringify(sections)
const head = { generatedAt: gatheredAt, source: 'live', gaps: [] }

describe('a run of notify', () => {
  it('is quiet where nothing is due', async () => {
    const { context } = await ground({ standings: [standing('ok', 'a')] })
    const { report, sections, exit } = await notify(context, [])
    expectValid({ ...head, ...report })
    expect({ sections, exit }).toEqual({ sections: [], exit: 0 })
  })

  it('writes down what is due before anything is sent', async () => {
    const { context, memory } = await ground({ standings: [standing('critical', 'a')] })
    await notify(context, [])
    expect(memory().waiting).toMatchObject([{ left: { page: null }, events: [{ kind: 'opened', subject: 'a' }] }])
  })

  it('where nothing can be written sends what is critical all the same, and only that, and fails', async () => {
    const standings = [standing('critical', 'a'), standing('warning', 'b')]
    const { context, sent } = await ground({ standings, full: true })
    await expect(notify(context, [])).rejects.toMatchObject({
      code: 'cannot-write',
      exit: 1,
      message: expect.stringContaining('what is critical was sent all the same (1 of 1 took it)'),
    })
    expect(sent).toHaveLength(1)
    expectValid(sent[0])
    expect(sent[0]!.events.map(({ subject }) => subject)).toEqual(['a'])
  })

  it('where nothing can be written sends nothing that was told before', async () => {
    const standings = [standing('critical', 'a')]
    const first = await ground({ standings })
    await notify(first.context, [])
    const { context, sent } = await ground({ standings, memory: first.memory(), full: true })
    await expect(notify(context, [])).rejects.toMatchObject({ message: 'cannot write notify.json (ENOSPC)' })
    expect(sent).toEqual([])
  })

  it('says how many took it', async () => {
    const { context } = await ground({ standings: [standing('critical', 'a')], full: true, deaf: true })
    await expect(notify(context, [])).rejects.toMatchObject({ message: expect.stringContaining('0 of 1 took it') })
  })

  it('tells of what was dropped, once', async () => {
    const { context, memory } = await ground({ memory: { ...emptyNotifyMemory, dropped: 3 } })
    const { report, sections, exit } = await notify(context, [])
    expectValid({ ...head, ...report })
    expect({ exit, dropped: report.dropped }).toEqual({ exit: 3, dropped: 3 })
    expect(linesOf(sections)).toContain('3 events dropped: nobody took them in time')
    expect(memory().dropped).toBe(0)
  })

  it('ends with 4 where the store did not open, for its hedges or for its targets', async () => {
    const gap = { code: 'store-locked', source: 'secret store', message: 'it is locked', hint: 'unlock it' }
    const blind = await notify((await ground({ gaps: [gap] })).context, [])
    expect({ exit: blind.exit, lines: linesOf(blind.sections) }).toEqual({
      exit: 4,
      lines: expect.stringContaining('not looked: it is locked. Try: unlock it'),
    })
    const failure = new Failure('store-locked', 'it is locked', 'unlock it', 4)
    const mute = await notify((await ground({ round: { ...quiet, failure } })).context, [])
    expectValid({ ...head, ...mute.report })
    expect({ exit: mute.exit, lines: linesOf(mute.sections) }).toEqual({
      exit: 4,
      lines: expect.stringContaining('not sent: it is locked. Try: unlock it'),
    })
  })

  it('is no failure where a chain did not answer: that is an event when it lasts', async () => {
    const gap = { code: 'rpc-timeout', source: 'local RPC', message: 'did not answer', hint: 'hedge rpc test' }
    expect(await notify((await ground({ gaps: [gap] })).context, [])).toMatchObject({ exit: 0, sections: [] })
  })

  it('leaves to another run what that is sending', async () => {
    const waiting = planned(emptyNotifyMemory, [standing('critical', 'a')], {
      ...{ now: new Date(gatheredAt), id: 'abcdefgh', targets: ['page'], hedges: [], asked: null },
      ...{ patience: () => 30, nameOf: () => null },
    })
    const { context } = await ground({
      standings: [standing('critical', 'a')],
      memory: waiting,
      round: { ...quiet, busy: true },
    })
    const { report, sections, exit } = await notify(context, [])
    expect({ exit, waiting: report.waiting }).toEqual({ exit: 0, waiting: 1 })
    expect(linesOf(sections)).toContain('another run is sending')
  })
})
