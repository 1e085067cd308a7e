import type { Waiver } from '../../domain/auditMemory.ts'
import type { Verdict } from '../../domain/check.ts'
import type { Judged } from './runChecks.ts'

/** `waiver`: it holds. `ended`: there was one, whose time is over. */
export type Weighed = Judged & { waiver: Waiver | null; ended: Waiver | null }

/** Lays each waiver over what it is about; `idle` are those about nothing that was found. */
export function applyWaivers(
  judged: readonly Judged[],
  waivers: readonly Waiver[],
  now: string,
): { weighed: Weighed[]; idle: Waiver[] } {
  const used = new Set<Waiver>()
  const weighed = judged.map(each => {
    if (!isOpen(each.verdict)) return { ...each, waiver: null, ended: null }
    const about = waivers.filter(waiver => isAbout(waiver, each))
    for (const waiver of about) used.add(waiver)
    const byEnd = [...about].sort((a, b) => endOf(b) - endOf(a))
    const [last] = byEnd
    if (last === undefined) return { ...each, waiver: null, ended: null }
    const holds = holdsAt(last, now)
    return { ...each, waiver: holds ? last : null, ended: holds ? null : last }
  })
  return { weighed, idle: waivers.filter(waiver => !used.has(waiver)) }
}

/** Only what somebody should look at can be waived. */
export const isOpen = ({ status }: Verdict): boolean => status !== 'pass' && status !== 'notApplicable'

const isAbout = ({ check, subject }: Waiver, judged: Judged): boolean =>
  check === judged.check.id && (subject === null || subject === judged.verdict.subject)

/** An end that is no moment is over. */
const holdsAt = (waiver: Waiver, now: string): boolean => endOf(waiver) >= Date.parse(now)

const endOf = ({ until }: Waiver): number => {
  const end = Date.parse(until)
  return Number.isNaN(end) ? Number.NEGATIVE_INFINITY : end
}
