import { isAuditMoment, isCheckId, isWaiver, mostWaivers } from '../domain/auditSettings.ts'
import { isRecord } from './storeFault.ts'

/** More of them were not written here. */
const mostAttestations = 200
const mostHedges = 10_000

/** What is wrong with the notes of audits read from disk, or null. */
export function faultOfAudit(audit: unknown): string | null {
  if (!isRecord(audit)) return '"audit" is not an object'
  const { waivers, attestations, baselines } = audit
  if (!Array.isArray(waivers) || waivers.length > mostWaivers)
    return `"audit.waivers" is no list of at most ${mostWaivers}`
  const waiver = waivers.findIndex(each => !isWaiver(each))
  if (waiver >= 0) return `waiver number ${waiver + 1} is not whole`
  if (!isTable(attestations, mostAttestations, isCheckId, isAuditMoment)) return '"audit.attestations" is not whole'
  if (!isTable(baselines, mostHedges, isHedgeId, isNotes)) return '"audit.baselines" is not whole'
  return null
}

const isHedgeId = (text: string): boolean => /^[a-z0-9-]{1,64}$/.test(text)

/** A part that only a newer version knows is no fault. */
const isPart = (text: string): boolean => /^[a-z][a-z-]{0,31}$/.test(text)

const isNotes = (value: unknown): boolean => isTable(value, 100, isPart, isAuditMoment)

const isTable = (
  value: unknown,
  most: number,
  isName: (text: string) => boolean,
  isEntry: (value: unknown) => boolean,
): boolean =>
  isRecord(value) &&
  Object.keys(value).length <= most &&
  Object.entries(value).every(([name, entry]) => isName(name) && isEntry(entry))
