import type { Chance } from './chance.ts'
import type { Episode } from './episode.ts'

const alarms = ['liquidation-distance ETH', 'value-drop']
const alarm = Object.fromEntries(alarms.map(key => [key, 'critical' as const]))
/** Dollars, of 20,000. */
const most = 18_000

/** Nobody takes what is told until the third run. */
export const receiverDown = (): Episode => ({
  name: 'an alarm that the receiver does not take at first',
  ticks: 8,
  begin: ({ wanted, receiver }) => {
    wanted.withdrawn = most
    const full = { status: 503, headers: { 'retry-after': '60' } }
    receiver.react(full, full)
  },
  end: ({ wanted }) => {
    wanted.withdrawn = 0
  },
  holds: () => alarm,
  told: alarms.flatMap(key => [
    { key, kind: 'opened' as const, from: 2, by: 2 },
    { key, kind: 'closed' as const, from: 8, by: 8 },
  ]),
  run: k => ({ notifyCode: k < 2 ? 3 : 0 }),
})

/** Every second run of `notify` is ended at some moment of it, those in which an alarm begins and ends among them. */
export const interrupted = (chance: Chance): Episode => {
  const [length, first, over] = [24, 6, 16]
  const isOn = (k: number) => k >= first && k < over
  const moments = Array.from({ length }, () => chance.below(80))
  return {
    name: 'runs of notify are ended at any moment',
    ticks: length,
    each: ({ wanted }, k) => {
      wanted.withdrawn = isOn(k) ? most : 0
    },
    end: ({ wanted }) => {
      wanted.withdrawn = 0
    },
    holds: k => (isOn(k) ? alarm : {}),
    // By the run after the one that was ended.
    told: alarms.flatMap(key => [
      { key, kind: 'opened' as const, from: first, by: first + 1 },
      { key, kind: 'closed' as const, from: over, by: over + 1 },
    ]),
    run: k => {
      if (k % 2 === 1) return {}
      return { notifyCode: null, notify: { interruption: AbortSignal.timeout(moments[k]!) } }
    },
  }
}
