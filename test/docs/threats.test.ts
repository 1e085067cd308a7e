import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { threats } from './threats.ts'

const textOf = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

const rows = [...textOf('README.md').matchAll(/^\| (.*) \|$/gm)].map(([, row]) => row!.split(' | '))
const from = rows.findIndex(row => row.join() === 'who,what they get,what stops them,what does not')
const length = rows.slice(from + 1).findIndex(row => row.length !== 4)
const table = rows.slice(from + 1, from + 1 + length)

describe('the threat table of the README', () => {
  it('has a test for each row, and a row for each test', () => {
    expect(from).not.toBe(-1)
    expect(table.map(([who]) => who)).toEqual([...threats.keys()])
  })

  it('says in each what is left, too', () => {
    for (const row of table) for (const cell of row) expect(cell, row[0]).toMatch(/\w{4}/)
  })

  it.each([...threats])('%s: what is said to stop them is shown', (_who, shown) => {
    expect(shown.length).toBeGreaterThan(1)
    for (const { file, says } of shown) expect(textOf(file), file).toContain(says)
  })
})
