import { existsSync, globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('../../', import.meta.url)
const textOf = (path: string) => readFileSync(new URL(path, root), 'utf8')
const manifest = JSON.parse(textOf('package.json'))
const contributing = textOf('CONTRIBUTING.md')

/** What stands between backquotes, and each line of a block. */
const codeIn = (text: string): string[] => [
  ...[...text.matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(([, code]) => code!),
  ...[...text.matchAll(/^```\n([\s\S]*?)^```$/gm)].flatMap(([, block]) => block!.trimEnd().split('\n')),
]

const rooms = /^(?:src|test|docs|bench|build|bin|\.ci)\//
const isPath = (word: string) => rooms.test(word) && !word.includes('<')
const pathsIn = (text: string) => codeIn(text).flatMap(code => code.split(' ').filter(isPath))
const missing = (text: string) => pathsIn(text).filter(path => !existsSync(new URL(path, root)))

const scriptsIn = (text: string) =>
  codeIn(text).flatMap(code => [...code.matchAll(/\bnpm (?:run )?([\w:]+)/g)].map(([, script]) => script!))
const unknownScripts = (text: string) =>
  scriptsIn(text).filter(script => !(script in manifest.scripts || ['install', 'ci', 'publish'].includes(script)))

describe('CONTRIBUTING.md', () => {
  it('names files, folders and scripts that are there', () => {
    expect(pathsIn(contributing).length).toBeGreaterThan(25)
    expect(missing(contributing)).toEqual([])
    expect(scriptsIn(contributing).length).toBeGreaterThan(10)
    expect(unknownScripts(contributing)).toEqual([])
  })

  it('names folders of which the examples are, as a new file would be', () => {
    const patterns = codeIn(contributing).filter(code => rooms.test(code) && code.includes('<'))
    expect(patterns.length).toBeGreaterThan(3)
    for (const pattern of patterns) expect(globSync(pattern.replaceAll(/<\w+>/g, '*'), { cwd: root })).not.toEqual([])
  })

  it('sets variables that tests read', () => {
    const tests = globSync('test/**/*.ts', { cwd: root }).map(textOf).join('\n')
    const set = codeIn(contributing).flatMap(code => [...code.matchAll(/\b([A-Z_]{4,})=/g)].map(([, name]) => name!))
    expect(set.length).toBeGreaterThan(2)
    for (const name of set) expect(tests).toContain(`process.env.${name}`)
  })

  it('would be found out', () => {
    expect(missing('`src/chains/nowhere.ts` and `npx vitest run test/nothing`')).toEqual([
      'src/chains/nowhere.ts',
      'test/nothing',
    ])
    expect(unknownScripts('`npm run fly`, `npm test`')).toEqual(['fly'])
  })
})

describe('CHANGELOG.md', () => {
  const text = textOf('CHANGELOG.md')

  it('has what is to come first, and then the version that this is', () => {
    const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading!)
    expect(headings[0]).toBe('[Unreleased]')
    expect(headings[1]).toMatch(
      new RegExp(`^\\[${manifest.version.replaceAll('.', '\\.')}\\](?: - \\d{4}-\\d\\d-\\d\\d)?$`),
    )
    for (const [, kind] of text.matchAll(/^### (.*)$/gm)) {
      expect(['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security', 'Known limits']).toContain(kind)
    }
  })
})

describe('SECURITY.md', () => {
  const text = textOf('SECURITY.md')

  it('mends the version that this is', () => {
    const [major, minor] = manifest.version.split('.')
    expect(text).toContain(`| ${major}.${minor} | yes |`)
  })

  it('names no address: none is read', () => {
    for (const paper of [text, contributing, textOf('CHANGELOG.md')]) expect(paper).not.toMatch(/\S+@\w+\.\w+|mailto:/)
  })

  it('has the threats in a table, each with what is left', () => {
    const rows = text.split('\n').filter(line => line.startsWith('| ') && line.split('|').length === 5)
    expect(rows.length).toBeGreaterThan(8)
    for (const row of rows) for (const cell of row.split('|').slice(1, -1)) expect(cell.trim()).not.toBe('')
  })
})
