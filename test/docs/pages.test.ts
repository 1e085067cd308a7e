import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { holdPart } from '../support/holdPart.ts'

const root = new URL('../../', import.meta.url)
const textOf = (path: string) => readFileSync(new URL(path, root), 'utf8')

it('docs/README.md leads to every page, and says which of them are made', () => {
  const pages = globSync('docs/*.md', { cwd: root }).filter(path => path !== 'docs/README.md')
  expect(pages.length).toBeGreaterThan(8)
  const rows = pages.sort().map(path => {
    const text = textOf(path)
    const title = /^# (.*)$/m.exec(text)?.[1]
    return `- [${title}](${path.slice('docs/'.length)})${text.includes('<!-- generated: ') ? ', *made*' : ''}`
  })
  holdPart('docs/README.md', 'pages', rows.join('\n'))
})
