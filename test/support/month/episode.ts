import type { ConditionState } from '../../../src/domain/condition.ts'
import type { EventKind } from '../../../src/domain/notification.ts'
import type { MainOptions } from '../callMain.ts'
import type { Town } from './town.ts'

/** Each condition that is not fine, by its id and subject. */
export type Holds = Readonly<Record<string, ConditionState>>

/** What whoever is told hears of a condition: not before `from`, and not after `by`. Ticks of the episode. */
export type Told = { key: string; kind: EventKind; from: number; by: number }

/** Something that happens, from one tick on and for so many. `k` counts them from 0. */
export type Episode = {
  name: string
  ticks: number
  begin?(town: Town): Promise<unknown> | unknown
  each?(town: Town, k: number): Promise<unknown> | unknown
  end?(town: Town): Promise<unknown> | unknown
  holds(k: number): Holds
  told: readonly Told[]
  /** How the runs of this time are called. */
  run?(k: number): RunWay
  /** Where nothing answers but after a while both runs go at the same time. */
  slow?: true
  /** Begins at a full hour. */
  onTheHour?: true
}

/** `seconds`: the `--timeout` of both. `notifyCode`: how `notify` ends; null: in any way, fine unless told. */
export type RunWay = { seconds?: number; notifyCode?: number | null; notify?: MainOptions; check?: MainOptions }

export type Placed = Episode & { at: number }

/** Ticks of an hour, of a day. */
export const [anHour, aDay] = [12, 288]

/** A warning is told at the next run in which an hour has passed since the last; what is over, too. */
export const warned = (key: string, ticks: number): Told[] => [
  { key, kind: 'opened', from: 0, by: anHour },
  { key, kind: 'closed', from: ticks, by: ticks + anHour },
]

/** What is critical is told at once, and that it is over. */
export const alarmed = (key: string, ticks: number): Told[] => [
  { key, kind: 'opened', from: 0, by: 0 },
  { key, kind: 'closed', from: ticks, by: ticks },
]
