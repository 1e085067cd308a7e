import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checks } from '../../src/checks/index.ts'
import { checkDocs } from '../support/checkDocs.ts'

/** `UPDATE_DOCS=1 npx vitest run --project suite test/docs` writes what is generated anew. */
const update = Boolean(process.env.UPDATE_DOCS)
const advice = 'UPDATE_DOCS=1 npx vitest run --project suite test/docs writes it anew'
const fileAt = (path: string) => new URL(`../../${path}`, import.meta.url)

function hold(path: string, wanted: (text: string) => string): void {
  const text = readFileSync(fileAt(path), 'utf8')
  if (update) writeFileSync(fileAt(path), wanted(text))
  else expect(text, `${path}: ${advice}`).toBe(wanted(text))
}

const part = /(<!-- generated: checks -->)[\s\S]*?(<!-- end -->)/

describe('what is made of the checks', () => {
  it('docs/checks.md tells each of them', () => {
    hold('docs/checks.md', text => text.replace(part, (_all, open, close) => `${open}\n${checkDocs(checks)}${close}`))
    expect(readFileSync(fileAt('docs/checks.md'), 'utf8')).toMatch(part)
  })

  it.each(['audit', 'checks'])('the schema of hedge.%s/1 has the id of each of them, and no other', name => {
    const ids = checks.map(({ id }) => `        "${id}"`).join(',\n')
    hold(`src/schemas/hedge.${name}.1.json`, text =>
      text.replace(/("checkId": \{\s*"enum": \[)[^\]]*\]/, (_all, open) => `${open}\n${ids}\n      ]`),
    )
    const { $defs } = JSON.parse(readFileSync(fileAt(`src/schemas/hedge.${name}.1.json`), 'utf8'))
    expect($defs.checkId.enum).toEqual(checks.map(({ id }) => id))
  })
})

describe('the guide to a new check', () => {
  it('shows one that has all that a check has', () => {
    const guide = readFileSync(fileAt('docs/adding-a-check.md'), 'utf8')
    const shown = [...guide.matchAll(/^ {5}(\w+):/gm)].map(([, field]) => field)
    const { attestedFor: _, ...fields } = checks[0]!
    expect(shown).toEqual([...Object.keys(fields).filter(field => field !== 'run'), 'run'])
  })
})
