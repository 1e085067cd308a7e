import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ArtifactName } from '../../src/domain/artifacts.ts'
import { digestWho, type Waiver } from '../../src/domain/auditMemory.ts'
import { auditMemory } from '../../src/gather/auditMemory.ts'
import type { Sources } from '../../src/gather/gathering.ts'
import { readSaved } from '../../src/gather/saved.ts'
import { whoDigest } from '../../src/state/audit/whoDigest.ts'
import { openAuditMemory } from '../../src/state/auditMemory.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { addressOf, gap, gatheredAt, ok, subjectOf, wallet } from '../support/artifacts.ts'

const was = { subject: 'one', status: 'warn', severity: 'high', who: ['a'.repeat(32)] } as const
const waiver: Waiver = {
  ...{ check: 'agent-expiry', subject: 'one', reason: 'why', until: gatheredAt, setAt: gatheredAt },
  found: [was],
}
const decided = { waivers: [waiver], attestations: { 'backup-tested': gatheredAt } }
const reading = {
  ...decided,
  firstSeen: { machine: { 'a this machine': gatheredAt }, one: { 'a one': gatheredAt } },
  agentEnds: { one: { at: gatheredAt, ends: ['2027-01-01'] } },
}
const power = { who: addressOf(1), facts: 'named, without an end' }
const held = [{ part: 'agents' as const, powers: [{ ...power, facts: 'named, until 2027-01-01' }] }]
const judged = {
  since: gatheredAt,
  powers: [
    { ...power, known: null },
    { who: addressOf(2), facts: 'x', known: { since: gatheredAt, facts: 'y' } },
  ],
  gone: [{ since: gatheredAt, facts: 'z' }],
}
const none = { since: null, lost: gatheredAt, powers: [{ ...power, known: null }], gone: [] }
const powers = [
  { subject: 'one', part: 'agents', read: ok(judged) },
  { subject: 'one', part: 'signers', read: ok(none) },
  { subject: wallet, part: 'agents', read: gap('venue-down') },
]

it('what audits remember is gathered of the hedges asked about, and of what is of none', async () => {
  const memory = openAuditMemory(temporaryHome(), () => ({}))
  for (const id of ['one', 'other', 'address', null])
    memory.keep(
      id,
      { findings: [`a ${id ?? 'this machine'}`], powers: id === 'one' ? held : [], renew: false },
      gatheredAt,
    )
  const subjects = ok([subjectOf(), subjectOf({ id: 'address', name: wallet, stored: false })])
  const sources = {
    artifact: async () => subjects,
    auditMemory: async () => memory,
    decisions: () => decided,
  } as unknown as Sources
  expect(await auditMemory(sources)).toEqual({ ...reading, [digestWho]: whoDigest })
})

/** Read back as a snapshot is: from a file. */
const saved = async (name: ArtifactName, value: unknown) => {
  const path = join(temporaryHome(), 'saved.json')
  writeFileSync(path, JSON.stringify({ schema: 'hedge.artifacts/1', gatheredAt, [name]: ok(value) }))
  return (await readSaved(path, [name]))[name]
}

describe('of a snapshot', () => {
  it('both are read as they were saved', async () => {
    expect(await saved('auditMemory', reading)).toEqual(ok({ ...reading, [digestWho]: whoDigest }))
    expect(await saved('powers', powers)).toEqual(ok(powers))
  })

  const withPower = (change: object) => [{ ...powers[0], read: ok({ ...judged, ...change }) }]
  it.each<[ArtifactName, unknown]>([
    ['auditMemory', { ...reading, waivers: [{ ...waiver, reason: wallet }] }],
    ['auditMemory', { ...reading, waivers: [{ ...waiver, found: [{ ...was, who: [wallet] }] }] }],
    ['auditMemory', { ...reading, waivers: [{ ...waiver, found: [{ ...was, status: 'pass' }] }] }],
    ['auditMemory', { ...reading, waivers: [{ ...waiver, found: [{ ...was, subject: wallet }] }] }],
    ['auditMemory', { ...reading, waivers: Array(501).fill(waiver) }],
    ['auditMemory', { ...reading, attestations: { 'Not An Id': gatheredAt } }],
    ['auditMemory', { ...reading, attestations: { 'backup-tested': 'yesterday' } }],
    ['auditMemory', { ...reading, firstSeen: { one: { 'no-subject': gatheredAt } } }],
    ['auditMemory', { ...reading, firstSeen: { '../one': {} } }],
    ['auditMemory', { ...reading, firstSeen: undefined }],
    ['auditMemory', { ...reading, agentEnds: { one: { at: gatheredAt, ends: ['soon'] } } }],
    ['powers', [powers[0], powers[0]]],
    ['powers', [{ ...powers[0], part: 'everything' }]],
    ['powers', withPower({ powers: [{ ...power, who: '', known: null }] })],
    ['powers', withPower({ powers: [{ ...power, facts: 'a\u001b[2J', known: null }] })],
    ['powers', withPower({ powers: [power] })],
    ['powers', withPower({ since: null })],
    ['powers', withPower({ since: null, powers: [], gone: [{ since: gatheredAt, facts: 'z' }] })],
    ['powers', withPower({ lost: gatheredAt })],
    ['powers', withPower({ gone: null })],
  ])('%s is not believed where it cannot be: %#', async (name, value) => {
    await expect(saved(name, value)).rejects.toMatchObject({ code: 'bad-snapshot' })
  })
})
