import { describe, expect, it } from 'vitest'
import { notify } from '../../../src/commands/notify/notify.ts'
import { type Ground, planned } from '../../../src/commands/notify/plan.ts'
import type { Standing } from '../../../src/domain/notification.ts'
import type { Notifier } from '../../../src/domain/notifier.ts'
import { emptyNotifyMemory, type NotifyMemory } from '../../../src/domain/notifyMemory.ts'
import { temporaryHome } from '../../secrets/support/temporaryHome.ts'
import { fakeContext } from '../../support/fakeContext.ts'

const [minute, day] = [60_000, 86_400_000]
const start = Date.parse('2026-03-01T12:00:00.000Z')
const at = (offset: number) => new Date(start + offset)

const standing = (state: Standing['state'], subject: string): Standing => ({
  ...{ id: 'key-age', hedge: null, hedgeId: null, subject, state, value: 91, unit: 'd', message: `${subject} is due` },
})

const ground = (offset: number): Ground => ({
  ...{ now: at(offset), id: `run${Math.abs(offset)}`, targets: ['ops'], hedges: [], asked: null },
  ...{ patience: () => 30, nameOf: () => null },
})

/** Subjects of what waits. */
const told = ({ waiting }: NotifyMemory) => waiting.flatMap(({ events }) => events.map(({ subject }) => subject))

describe('a warning', () => {
  it.each([
    ['a year ahead', 365 * day],
    ['a day back', -day],
  ])('is told though the run before stood %s, and not again', (_where, jump) => {
    const before = planned(emptyNotifyMemory, [standing('warning', 'A')], ground(jump))
    const after = planned(before, [standing('warning', 'A'), standing('warning', 'B')], ground(0))
    expect(told(after)).toEqual(['A', 'B'])
    const again = planned(after, [standing('warning', 'A'), standing('warning', 'B')], ground(5 * minute))
    expect(told(again)).toEqual(['A', 'B'])
    // The hour runs by the clock as it is now.
    const third = ['A', 'B', 'C'].map(subject => standing('warning', subject))
    expect(told(planned(again, third, ground(30 * minute)))).toEqual(['A', 'B'])
    expect(told(planned(again, third, ground(61 * minute)))).toEqual(['A', 'B', 'C'])
  })
})

describe('what waits for a target that is down', () => {
  /** A run by a clock a year ahead, while the venues tell that moment (milliseconds after the beginning). */
  async function yearAhead(toldAt: number | null) {
    let kept: NotifyMemory = planned(emptyNotifyMemory, [standing('critical', 'A')], ground(0))
    const notifier = {
      known: async () => kept,
      change: async edit => {
        kept = edit(kept)
        return kept
      },
      sendWaiting: async () => ({ sent: [], busy: false, failure: null }),
    } as Partial<Notifier> as Notifier
    const context = {
      ...fakeContext(temporaryHome()),
      notifier: async () => notifier,
      standings: async () => ({
        at: at(365 * day).toISOString(),
        toldAt: toldAt === null ? null : at(toldAt).toISOString(),
        standings: [standing('critical', 'A')],
        gaps: [],
      }),
    }
    await context.settings.noteTarget('ops', {
      ...{ kind: 'command', setAt: at(0).toISOString(), program: '/bin/x', arguments: [] },
    })
    await notify(context, [])
    return told(kept)
  }

  it('is not lost to a clock that is a year ahead for a run, where a venue tells otherwise', async () => {
    expect(await yearAhead(5 * minute)).toEqual(['A'])
  })

  it('is dropped after a week where the venues agree, or none tells anything', async () => {
    expect(await yearAhead(365 * day)).toEqual([])
    expect(await yearAhead(null)).toEqual([])
  })
})
