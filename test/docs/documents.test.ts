import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { examplesOf } from '../support/documents/examples.ts'
import { type Ground, startGround, type Told } from '../support/documents/ground.ts'
import { guideParts } from '../support/documents/guideParts.ts'
import { kindOf, kindsBy } from '../support/documents/kindsOf.ts'
import { type Life, liveThrough } from '../support/documents/life.ts'
import { documentsPage } from '../support/documents/page.ts'
import { holdPart } from '../support/holdPart.ts'
import { faultsIn, fileOf, schemaFiles } from '../support/schemas.ts'
import { cannotBePartial } from './cannotBePartial.ts'

let ground: Ground
let life: Life
let told: Told[]
beforeAll(async () => {
  ground = await startGround()
  life = await liveThrough(ground)
  const { shown: _, ...documents } = life
  told = Object.values(documents).flat()
}, 120_000)
afterAll(() => ground.close())

describe('every command, with --json', () => {
  it('prints exactly one document that keeps its schema, whatever happens', () => {
    const wrong = told.flatMap(({ line, document, text }) => {
      const faults = document === null ? [`no document: ${text}`] : faultsIn(document)
      return faults.map(fault => `hedge ${line}: ${fault}`)
    })
    expect(wrong).toEqual([])
  })

  it('was seen to succeed, and to fail', () => {
    const [went, all] = [life.well, told].map(each => kindsBy(each, ({ command }) => command))
    const lacking = commands.flatMap(({ name }) => [
      ...(went!.get(name)?.has('success') ? [] : [`${name}: no success`]),
      ...(all!.get(name)?.has('failure') ? [] : [`${name}: no failure`]),
    ])
    expect(lacking).toEqual([])
  })
})

describe('every document', () => {
  it('was seen whole, and with something missing where that can be', () => {
    const kinds = kindsBy(told, ({ document }) => fileOf(document!.schema))
    const lacking = schemaFiles.flatMap(file => {
      const seen = kinds.get(file)
      const isPartial = seen?.has('partial') ?? false
      const why = cannotBePartial.get(file)
      if (file === 'hedge.error.1.json') return []
      return [
        ...(seen?.has('success') || file === 'hedge.notification.1.json' ? [] : [`${file}: never whole`]),
        ...(isPartial || why !== undefined ? [] : [`${file}: never partial, and nothing says why it cannot be`]),
        ...(isPartial && why !== undefined ? [`${file}: partial, though ${why}`] : []),
      ]
    })
    expect(lacking).toEqual([])
    expect([...cannotBePartial.keys()].filter(file => !schemaFiles.includes(file))).toEqual([])
  })

  it('that was sent keeps its schema', () => {
    const { received } = ground.receiver
    expect(new Set(received.map(({ notification }) => notification.events[0]?.kind))).toEqual(
      new Set(['test', 'opened']),
    )
    expect(received.flatMap(({ notification }) => faultsIn(notification))).toEqual([])
  })

  it('is told in docs/json.md, with an example that keeps its schema', async () => {
    const examples = await examplesOf(life, ground)
    expect([...examples.keys()].map(fileOf).sort()).toEqual(schemaFiles)
    expect(
      [...examples].flatMap(([schema, { text }]) => faultsIn(JSON.parse(text)).map(fault => `${schema}: ${fault}`)),
    ).toEqual([])
    const printedBy = new Map<string, Set<string>>()
    for (const each of life.well.filter(one => kindOf(one) === 'success'))
      printedBy.set(each.document!.schema, (printedBy.get(each.document!.schema) ?? new Set()).add(each.command))
    holdPart('docs/json.md', 'documents', documentsPage(examples, printedBy))
  })

  it('is beside what a person is shown, in docs/monitoring.md', async () => {
    for (const [name, text] of await guideParts(life)) holdPart('docs/monitoring.md', name, text)
    const quiet = life.shown.filter(({ line }) => line === 'notify')
    expect(quiet.map(({ code, text }) => [code, text !== ''])).toEqual([
      [0, true],
      [0, false],
    ])
  })

  it('has the exit codes of the README', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
    const [, table] = /## Exit codes\n[^|]*((?:\|.*\n)+)/.exec(readme) ?? []
    holdPart('docs/json.md', 'exit codes', table!.trimEnd())
  })
})
