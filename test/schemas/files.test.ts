import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { partsOf } from '../support/documents/partsOf.ts'
import { fileOf, schemaFiles, schemaIn, validatorOf } from '../support/schemas.ts'

const root = new URL('../../', import.meta.url).pathname
const printed = new Set(
  globSync('src/**/*.ts', { cwd: root }).flatMap(file =>
    [...readFileSync(`${root}${file}`, 'utf8').matchAll(/'(hedge\.[a-z-]+\/\d+)'/g)].map(([, name]) => name!),
  ),
)

describe('the schemas', () => {
  it('are one for each document that the source names, and no more', () => {
    expect([...printed].map(fileOf).sort()).toEqual([...schemaFiles].sort())
    expect(printed).toContain('hedge.status/1')
  })

  it.each(schemaFiles)('%s compiles, names its document and the draft it is written in', file => {
    validatorOf(file)
    const schema = schemaIn(file) as { $schema: string; properties: { schema: { const: string } } }
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
    expect(fileOf(schema.properties.schema.const)).toBe(file)
  })

  it.each(schemaFiles)('%s leaves no object open', file => {
    expect(openObjects(schemaIn(file))).toEqual([])
  })

  it.each(schemaFiles)('%s says of every field what it is', file => {
    const silent = partsOf(file).flatMap(({ name, fields }) =>
      fields
        .filter(({ path, meaning }) => path !== 'schema' && meaning === '')
        .map(({ path }) => (name === null ? path : `${name}: ${path}`)),
    )
    expect(silent).toEqual([])
  })

  it('describes every number of a status that has a unit, a sign or a rounding', () => {
    const { $defs } = schemaIn('hedge.status.1.json') as { $defs: Record<string, Described> }
    const results = [
      'entry',
      'flow',
      'impermanentLoss',
      'lpFees',
      'pnl',
      'benchmark',
      'buckets',
      'carry',
      'risk',
      'health',
    ]
    const silent = ['lp', 'perp', 'account', 'exposure', ...results].flatMap(part =>
      Object.entries($defs[part]!.properties ?? {})
        .filter(([, field]) => isNumber(field) && field.description === undefined)
        .map(([name]) => `${part}.${name}`),
    )
    expect(silent).toEqual([])
  })
})

type Described = { type?: unknown; description?: string; properties?: Record<string, Described> }

const isNumber = ({ type }: Described): boolean => [type].flat().some(name => name === 'number' || name === 'integer')

/** Paths of objects that say neither their fields only, nor of what kind every field is. */
function openObjects(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const inner = Object.entries(schema).flatMap(([name, each]) => openObjects(each, `${path}/${name}`))
  const isOpen = 'type' in schema && schema.type === 'object' && !('additionalProperties' in schema)
  return isOpen ? [path, ...inner] : inner
}
