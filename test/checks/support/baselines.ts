import type { AnyCheck } from '../../../src/domain/check.ts'
import type { Subject } from '../../../src/domain/hedge.ts'
import { type JudgedPowers, type PowerPart, type PowerReading, powerParts } from '../../../src/domain/powers.ts'
import type { Read } from '../../../src/domain/read.ts'
import { gatheredAt, ok, subjectOf } from '../../support/artifacts.ts'

export const since = '2026-10-01T00:00:00.000Z'

/** A part beside a baseline of `since` in which nobody was. */
export const beside = (judged: Partial<JudgedPowers> = {}): Read<JudgedPowers> =>
  ok({ since, powers: [], gone: [], ...judged })

/** One who was not there, and one who was with other facts. */
export const fresh = (who: string, facts: string) => ({ who, facts, known: null })
export const changed = (who: string, before: string, facts: string) => ({ who, facts, known: { since, facts: before } })

/** Every part as it was, but for those that are told. */
export const powersOf = (
  told: Partial<Record<PowerPart, Read<JudgedPowers>>> = {},
  { name, rest = beside() }: { name?: string; rest?: Read<JudgedPowers> } = {},
): PowerReading[] => powerParts.map(part => ({ subject: name ?? 'one', part, read: told[part] ?? rest }))

export const judge = (check: AnyCheck, powers: PowerReading[], subjects: Subject[] = [subjectOf()]) =>
  check.run({ gatheredAt, subjects, powers })
