import type { Ground, Verdict } from '../../domain/check.ts'

const day = 86_400_000

/**
 * Of what no program can see: `manual` until a person says that it is so (`hedge audit attest ID`), and again `days` days after.
 * A day that has not come yet is not believed.
 */
export function attested(id: string, days: number, { gatheredAt, auditMemory }: Ground<'auditMemory'>): Verdict[] {
  const { attestations } = auditMemory
  const saidAt = Object.hasOwn(attestations, id) ? attestations[id]! : null
  const said = saidAt === null ? Number.NaN : Date.parse(saidAt)
  const verdict = (status: 'pass' | 'manual', actual: string): Verdict[] => [
    { status, subject: 'you', expected: `you say so every ${days} days`, actual },
  ]
  if (saidAt === null) return verdict('manual', 'you have not said so yet')
  if (Number.isNaN(said) || said > Date.parse(gatheredAt)) {
    return verdict('manual', 'you said so on a day that has not come yet, which is not believed')
  }
  const again = said + days * day
  return Date.parse(gatheredAt) < again
    ? verdict('pass', `you said so on ${dateOf(said)}, and are asked again on ${dateOf(again)}`)
    : verdict('manual', `you said so on ${dateOf(said)}, more than ${days} days ago`)
}

const dateOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)
