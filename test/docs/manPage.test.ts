import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { manPage } from '../../build/manPage.ts'
import { prose, roff } from '../../build/roff.ts'
import { topics } from '../../src/commands/help/index.ts'
import { commands } from '../../src/commands/index.ts'

const page = await manPage('1.2.3')

it('the manual has every command with its options and examples, and every topic', async () => {
  for (const { load } of commands) {
    const { name, options = [], examples } = await load()
    const part = new RegExp(
      `^\\.SS hedge ${roff(name).replaceAll('\\', '\\\\')}(?: [<[].*)?\\n([\\s\\S]*?)^\\.S[SH]`,
      'm',
    ).exec(page)
    expect(part, name).not.toBeNull()
    for (const { flags, description } of options)
      expect(part![1], name).toContain(`${roff(flags)}\\fR\n${roff(description)}`)
    for (const example of examples) expect(part![1], name).toContain(roff(example))
  }
  const told = topics.filter(({ name }) => !['exit-codes', 'environment'].includes(name))
  for (const { name } of told) expect(page).toContain(`\n.SH ${roff(name.toUpperCase())}\n`)
  expect(page).toMatch(/^\.SH EXIT STATUS$/m)
  expect(page).toMatch(/^\.SH ENVIRONMENT$/m)
  expect(page).toMatch(/^\.TH HEDGE 1 .*"hedge 1\.2\.3"$/m)
})

it('the package names the page that the build makes', () => {
  const { man, files } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  expect(man).toBe('./dist/hedge.1')
  expect(files).toContain('dist')
})

it('nothing of a text is a request, and what is meant as a line stays one', () => {
  expect(roff(".a 'b' --c \\d")).toBe('\\&.a \\(aqb\\(aq \\-\\-c \\ed')
  const long = 'x'.repeat(100)
  expect(prose([long, 'y.', 'z', '', '  a', '  b', 'c'])).toEqual([
    ...[long, 'y.', '.br', 'z', '.PP', '.nf', '  a', '  b', '.fi', 'c'],
  ])
})
