import { readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Bundle, bundled } from '../../build/bundled.ts'
import { type Inlined, inlinedIn } from '../../build/inlined.ts'

const update = Boolean(process.env.UPDATE_DOCS)
const file = new URL('../../docs/inlined.md', import.meta.url)
const part = /(<!-- generated: inlined -->\n)[\s\S]*?(<!-- end -->)/

let bundle: Bundle
let packages: readonly Inlined[]
beforeAll(async () => {
  bundle = await bundled()
  packages = inlinedIn(bundle.metafile)
})

describe('the packages whose code stands in the bundle', () => {
  it('are listed in docs/inlined.md, each with its version', () => {
    const rows = packages.map(({ name, version, license }) => `| \`${name}\` | ${version} | ${license} |\n`)
    const table = `| package | version | licence |\n|---|---|---|\n${rows.join('')}`
    const text = readFileSync(file, 'utf8')
    expect(text).toMatch(part)
    const wanted = text.replace(part, (_all, open, close) => `${open}${table}${close}`)
    if (update) writeFileSync(file, wanted)
    else expect(text, 'UPDATE_DOCS=1 npx vitest run --project suite test/docs writes it anew').toBe(wanted)
  })

  it('have their licence handed on, whole', () => {
    const text = Buffer.from(bundle.files.get('licenses.txt')!).toString()
    for (const { name, version, license, notice } of packages) {
      expect(text).toContain(`${name} ${version}, ${license}\n\n${notice}\n`)
      expect(notice, name).toMatch(/copyright|\(c\)/i)
    }
  })

  it('ask for no more than that', () => {
    const others = packages.filter(({ license }) => !['MIT', 'ISC', 'BSD-3-Clause'].includes(license))
    expect(others).toEqual([])
  })

  it('are the ones whose files are bundled, and no folder above them', () => {
    const names = packages.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['@noble/curves', 'age-encryption', 'commander', 'viem']))
    expect(names).not.toContain('hedge-monitor')
  })
})
