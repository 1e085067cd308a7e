import { type AuditMemoryReading, digestWho, type Found, type Waiver } from '../../domain/auditMemory.ts'
import { isAuditMoment, isCheckId, isWaiver, mostWaivers } from '../../domain/auditSettings.ts'
import { array, object, optional, type Reader, ShapeFailure, text, where } from '../../domain/shape.ts'
import { agentEnds } from '../../state/audit/agentEnds.ts'
import { findings } from '../../state/audit/auditFile.ts'
import { whoDigest } from '../../state/audit/whoDigest.ts'
import { record } from './words.ts'

const waiver: Reader<Waiver> = (value, path) => {
  if (!isWaiver(value)) throw new ShapeFailure(path, 'is not a waiver')
  const { check, subject, reason, until, setAt, found } = value
  return { check, subject, reason, until, setAt, ...(found === undefined ? {} : { found: found.map(foundOf) }) }
}

const foundOf = ({ subject, status, severity, who }: Found & { subject: string }) => ({
  subject,
  status,
  severity,
  who,
})

const attestations: Reader<Record<string, string>> = where(
  record(/^[a-z]/, where(text, isAuditMoment, 'a moment')),
  is => Object.keys(is).every(isCheckId),
  'by the id of a check',
)

const data = object({
  waivers: where(array(waiver), is => is.length <= mostWaivers, `a list of at most ${mostWaivers}`),
  attestations,
  firstSeen: record(/^[a-z0-9][a-z0-9-]{0,63}$/, findings),
  agentEnds: optional(record(/^[a-z0-9][a-z0-9-]{0,63}$/, agentEnds), {}),
})

export const savedAuditMemory: Reader<AuditMemoryReading> = (value, path) => ({
  ...data(value, path),
  [digestWho]: whoDigest,
})
