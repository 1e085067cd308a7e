import type { Waiver } from '../../domain/auditMemory.ts'
import { longestWaiverDays } from '../../domain/auditSettings.ts'
import type { Verdict } from '../../domain/check.ts'
import { covers } from './covers.ts'
import { neverWaived } from './neverWaived.ts'
import type { Judged } from './runChecks.ts'
import { subjectParts } from './subjectParts.ts'
import { whoIn } from './whoIn.ts'

/** `waiver`: it holds. `ended`: there was one, whose time is over. `outgrown`: there is one, of less than this. */
export type Weighed = Judged & { waiver: Waiver | null; ended: Waiver | null; outgrown: Waiver | null }

type Around = {
  now: string
  /** Of who a check names; without it nobody is known. */
  digest: ((check: string, who: string) => string) | undefined
}

/**
 * Lays each waiver over what it is about; `idle` are those about nothing that was found. `disbelieved`: no command sets such ones.
 */
export function applyWaivers(
  judged: readonly Judged[],
  all: readonly Waiver[],
  { now, digest = () => '' }: Around,
): { weighed: Weighed[]; idle: Waiver[]; disbelieved: Waiver[] } {
  const used = new Set<Waiver>()
  const waivers = all.filter(waiver => isBelieved(waiver, now))
  const weighed = judged.map((each): Weighed => {
    const none = { ...each, waiver: null, ended: null, outgrown: null }
    const { check, verdict } = each
    if (!isOpen(verdict)) return none
    const about = waivers.filter(waiver => isAbout(waiver, each))
    for (const waiver of about) used.add(waiver)
    const [status, severity] = [
      verdict.status as Exclude<Verdict['status'], 'pass' | 'notApplicable'>,
      verdict.severity,
    ]
    const who = whoIn(verdict.actual).map(name => digest(check.id, name))
    const faced = { status, severity: severity ?? check.severity, subject: verdict.subject, who }
    const byEnd = about.toSorted((a, b) => endOf(b) - endOf(a))
    const last = byEnd.find(waiver => covers(waiver, faced))
    if (last === undefined) return { ...none, outgrown: byEnd.find(waiver => holdsAt(waiver, now)) ?? null }
    return holdsAt(last, now) ? { ...none, waiver: last } : { ...none, ended: last }
  })
  return {
    weighed,
    idle: waivers.filter(waiver => !used.has(waiver)),
    disbelieved: all.filter(waiver => !waivers.includes(waiver)),
  }
}

/** Only what somebody should look at can be waived. */
export const isOpen = ({ status }: Verdict): boolean => status !== 'pass' && status !== 'notApplicable'

/** A part of what is waived is waived too, as where an audit is of one hedge of several. */
const isAbout = ({ check, subject }: Waiver, judged: Judged): boolean => {
  if (check !== judged.check.id) return false
  const parts = subject === null ? null : subjectParts(subject)
  return subjectParts(judged.verdict.subject).every(part => parts === null || parts.includes(part))
}

const day = 86_400_000

/** One set in the future or for longer than can be was written by no command of ours. */
function isBelieved({ check, setAt, until }: Waiver, now: string): boolean {
  const [set, end] = [Date.parse(setAt), Date.parse(until)]
  return !neverWaived.includes(check) && set <= Date.parse(now) && end <= set + (longestWaiverDays + 1) * day
}

const holdsAt = (waiver: Waiver, now: string): boolean => endOf(waiver) >= Date.parse(now)

const endOf = ({ until }: Waiver): number => Date.parse(until)
