import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Waiver } from '../../src/domain/auditMemory.ts'
import { mostWaivers } from '../../src/domain/auditSettings.ts'
import { emptyDocument, faultOf } from '../../src/settings/document.ts'
import { openSettings } from '../../src/settings/settings.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { wallet } from '../support/artifacts.ts'
import { hedgeOf } from '../support/fakeSources.ts'

const at = '2026-01-01T00:00:00.000Z'
const waiver: Waiver = { check: 'agent-expiry', subject: 'one', reason: 'a reason', until: at, setAt: at }
const was = { subject: 'one', status: 'warn' as const, severity: 'high' as const, who: ['a'.repeat(32)] }
const audit = {
  waivers: [waiver, { ...waiver, found: [was] }],
  attestations: { 'backup-tested': at },
  baselines: { abcdef0123456789: { agents: at } },
}
const document = { ...emptyDocument('0123456789abcdef'), audit }

const open = (home = temporaryHome()) => openSettings(home, () => '0123456789abcdef')

describe('the notes of audits in the settings file', () => {
  it('are nothing in a file of an older version, and whole as this program writes them', () => {
    expect(faultOf(emptyDocument('0123456789abcdef'))).toBeNull()
    expect(faultOf(document)).toBeNull()
    expect(faultOf({ ...document, audit: { ...audit, waivers: [{ ...waiver, subject: null }] } })).toBeNull()
    const later = { ...audit, baselines: { abcdef0123456789: { 'a-part-of-tomorrow': at } } }
    expect(faultOf({ ...document, audit: later })).toBeNull()
  })

  it.each<[string, object]>([
    ['a check that is no id', { check: 'Agent Expiry' }],
    ['a subject with an address in it', { subject: `agent ${wallet}` }],
    ['a subject with a URL in it', { subject: 'https://example.org' }],
    ['a subject that is empty', { subject: '' }],
    ['a reason with an address in it', { reason: `it is ${wallet.toUpperCase()}` }],
    ['a reason of two lines', { reason: 'one\ntwo' }],
    ['a reason that moves the cursor', { reason: 'a \u001b[2J' }],
    ['a reason without a word', { reason: ' ' }],
    ['a reason too long', { reason: 'a'.repeat(201) }],
    ['no reason', { reason: undefined }],
    ['an end that is none', { until: 'never' }],
    ['no moment at which it was set', { setAt: 5 }],
    ['an address among what was found', { found: [{ ...was, who: [wallet] }] }],
    ['a subject with an address among what was found', { found: [{ ...was, subject: wallet }] }],
    ['a finding that passes', { found: [{ ...was, status: 'pass' }] }],
    ['a finding of no severity', { found: [{ ...was, severity: 'some' }] }],
    ['what was found that is no list', { found: was }],
  ])('are refused with %s', (_what, change) => {
    expect(faultOf({ ...document, audit: { ...audit, waivers: [waiver, { ...waiver, ...change }] } })).toBe(
      'waiver number 2 is not whole',
    )
  })

  it.each<[unknown, string]>([
    [[], '"audit" is not an object'],
    [{ ...audit, waivers: Array(mostWaivers + 1).fill(waiver) }, '"audit.waivers" is no list of at most 500'],
    [{ ...audit, waivers: {} }, '"audit.waivers" is no list of at most 500'],
    [{ ...audit, attestations: { 'backup-tested': 'yes' } }, '"audit.attestations" is not whole'],
    [{ ...audit, attestations: { '0x': at } }, '"audit.attestations" is not whole'],
    [{ ...audit, baselines: { [wallet]: {}, '../x': {} } }, '"audit.baselines" is not whole'],
    [{ ...audit, baselines: { abcdef0123456789: { Agents: at } } }, '"audit.baselines" is not whole'],
    [{ ...audit, baselines: { abcdef0123456789: at } }, '"audit.baselines" is not whole'],
  ])('are refused where they are no such: %#', (harmed, fault) => {
    expect(faultOf({ ...document, audit: harmed })).toBe(fault)
  })

  it('make the file unusable where somebody edits an address into them', () => {
    const settings = temporaryHome()
    writeFileSync(open(settings).path, JSON.stringify(document).replace('a reason', wallet), { mode: 0o600 })
    expect(() => open(settings).waivers()).toThrow('waiver number 1 is not whole')
  })
})

describe('what a person decided', () => {
  it('is there in the next run, and is taken back', async () => {
    const home = temporaryHome()
    await open(home).addWaiver(waiver)
    await open(home).addWaiver({ ...waiver, subject: null })
    await open(home).addWaiver({ ...waiver, reason: 'a better one' })
    await open(home).attest('backup-tested', at)
    expect(open(home).waivers()).toEqual([
      { ...waiver, subject: null },
      { ...waiver, reason: 'a better one' },
    ])
    expect(open(home).attestations()).toEqual({ 'backup-tested': at })
    expect(faultOf(JSON.parse(readFileSync(open(home).path, 'utf8')))).toBeNull()
    expect(await open(home).dropWaivers('other-check', null)).toBe(0)
    expect(await open(home).dropWaivers('agent-expiry', 'one')).toBe(1)
    expect(open(home).waivers()).toEqual([{ ...waiver, subject: null }])
    expect(await open(home).dropWaivers('agent-expiry', null)).toBe(1)
    await open(home).attest('backup-tested', null)
    expect([open(home).waivers(), open(home).attestations()]).toEqual([[], {}])
  })

  it('is bounded', async () => {
    const settings = open()
    const many = Array.from({ length: mostWaivers }, (_, index) => ({ ...waiver, subject: `chain ${index}` }))
    await settings.update(known => ({ ...known, audit: { ...audit, waivers: many } }))
    await expect(settings.addWaiver(waiver)).rejects.toMatchObject({ code: 'too-many-waivers', exit: 2 })
    await settings.addWaiver({ ...many[0]!, reason: 'another' })
    expect(settings.waivers()).toHaveLength(mostWaivers)
  })

  it('follows its hedge to another name, and goes with it', async () => {
    const settings = open()
    const hedge = { ...hedgeOf('one'), id: 'abcdef0123456789' }
    await settings.saveHedge(hedge)
    const subjects = ['one', 'one, two', 'two, one', 'position #7 of one', 'none', 'one-more', '~/one', null]
    const found = ['one', 'two', 'position #7 of one'].map(subject => ({ ...was, subject }))
    for (const subject of subjects) await settings.addWaiver({ ...waiver, subject, found })
    const foundNow = () =>
      settings
        .waivers()
        .at(-1)
        ?.found?.map(each => each.subject)
    await settings.noteBaselines(hedge.id, { agents: at })
    await settings.saveHedge({ ...hedge, name: 'new' })
    const now = () => settings.waivers().map(({ subject }) => subject)
    expect(now()).toEqual(['new', 'new, two', 'two, new', 'position #7 of new', 'none', 'one-more', '~/one', null])
    expect(foundNow()).toEqual(['new', 'two', 'position #7 of new'])
    expect(settings.baselines(hedge.id)).toEqual({ agents: at })
    await settings.removeHedge(hedge.id)
    expect(now()).toEqual(['none', 'one-more', '~/one', null])
    expect(foundNow()).toEqual(['two'])
    expect(settings.baselines(hedge.id)).toEqual({})
    await settings.noteBaselines(hedge.id, { agents: at })
    expect(settings.baselines(hedge.id)).toEqual({})
  })
})
