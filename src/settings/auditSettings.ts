import type { Waiver } from '../domain/auditMemory.ts'
import { type AuditNotes, type AuditSettings, emptyAuditNotes, mostWaivers } from '../domain/auditSettings.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import type { Hedge } from '../domain/hedge.ts'
import type { SettingsDocument } from './document.ts'

type Change = (document: SettingsDocument) => SettingsDocument

/** The part of the settings that audits write. */
export function auditSettings(
  read: () => SettingsDocument,
  update: (change: Change) => Promise<SettingsDocument>,
): AuditSettings {
  const notes = () => read().audit ?? emptyAuditNotes
  const edit = async (change: (known: AuditNotes) => AuditNotes) => {
    await update(document => ({ ...document, audit: change(document.audit ?? emptyAuditNotes) }))
  }
  return {
    waivers: () => notes().waivers,
    addWaiver: waiver =>
      edit(known => {
        const others = known.waivers.filter(each => !isSame(each, waiver))
        if (others.length >= mostWaivers) throw tooMany()
        return { ...known, waivers: [...others, waiver] }
      }),
    dropWaivers: async (check, subject) => {
      const isMeant = (each: Waiver) => each.check === check && (subject === null || each.subject === subject)
      if (!notes().waivers.some(isMeant)) return 0
      let dropped = 0
      await edit(known => {
        const waivers = known.waivers.filter(each => !isMeant(each))
        dropped = known.waivers.length - waivers.length
        return { ...known, waivers }
      })
      return dropped
    },
    attestations: () => notes().attestations,
    attest: (check, at) =>
      edit(known => {
        const { [check]: _before, ...others } = known.attestations
        return { ...known, attestations: at === null ? others : { ...others, [check]: at } }
      }),
    baselines: hedge => {
      const { baselines } = notes()
      return Object.hasOwn(baselines, hedge) ? baselines[hedge]! : {}
    },
    noteBaselines: async (hedge, parts) => {
      await update(document => {
        // Another process may have removed it meanwhile.
        if (!document.hedges.some(({ id }) => id === hedge)) return document
        const known = document.audit ?? emptyAuditNotes
        return { ...document, audit: { ...known, baselines: { ...known.baselines, [hedge]: parts } } }
      })
    },
  }
}

/** What was waived of a hedge under its old name is waived under the new one, and not for whoever gets the old one. */
export function withRenamedAudit(document: SettingsDocument, { id, name }: Hedge): SettingsDocument {
  const before = document.hedges.find(known => known.id === id)
  if (document.audit === undefined || before === undefined || before.name === name) return document
  const words = (subject: string) => subject.replace(nameIn(before.name), name)
  const renamed = ({ found, ...waiver }: Waiver): Waiver => ({
    ...waiver,
    subject: waiver.subject === null ? null : words(waiver.subject),
    ...(found === undefined ? {} : { found: found.map(each => ({ ...each, subject: words(each.subject) })) }),
  })
  return { ...document, audit: { ...document.audit, waivers: document.audit.waivers.map(renamed) } }
}

/** Without what is kept of one hedge: another one of its name starts with nothing waived. */
export function withoutAuditOf(document: SettingsDocument, id: string): SettingsDocument {
  const { audit, hedges } = document
  if (audit === undefined) return document
  const name = hedges.find(known => known.id === id)?.name
  const speaksOf = ({ subject }: { subject: string | null }) =>
    name !== undefined && subject !== null && nameIn(name).test(subject)
  const without = ({ found, ...waiver }: Waiver): Waiver =>
    found === undefined ? waiver : { ...waiver, found: found.filter(each => !speaksOf(each)) }
  const { [id]: _gone, ...baselines } = audit.baselines
  return {
    ...document,
    audit: { ...audit, baselines, waivers: audit.waivers.filter(each => !speaksOf(each)).map(without) },
  }
}

/** The name of a hedge as a subject has it: alone, in a list, or at the end of `position #1 of NAME`. */
const nameIn = (name: string): RegExp => new RegExp(`(?<=^|, | of )${name}(?=$|,)`)

const isSame = (a: Waiver, b: Waiver): boolean => a.check === b.check && a.subject === b.subject

const tooMany = () =>
  new Failure(
    'too-many-waivers',
    `there are ${mostWaivers} waivers, and no more are kept`,
    'hedge audit waive, then remove some: hedge audit waive ID --remove',
    exitCodes.usage,
  )
