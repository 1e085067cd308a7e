import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { budgetText, documentText, type Measured, sectionText } from './document.ts'
import type { Section } from './section.ts'
import { sections } from './sections/index.ts'
import { machine } from './tools/machine.ts'

/** `npm run bench [-- SECTION…]` prints tables; `npm run bench -- --write` runs everything and writes docs/benchmark.md. */
const words = process.argv.slice(2)
const write = words.includes('--write')
const ids = words.filter(word => word !== '--write')
const unknown = ids.filter(id => !sections.some(section => section.id === id))

const say = (line: string) => process.stderr.write(`${line}\n`)

async function measure(section: Section): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'hedge-bench-'))
  const started = performance.now()
  say(`${section.id} …`)
  try {
    return { section, findings: await section.run({ folder, say: line => say(`  ${line}`) }) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    say(`${section.id}: ${Math.round((performance.now() - started) / 1000)} s`)
  }
}

if (unknown.length > 0 || (write && ids.length > 0)) {
  const known = sections.map(section => section.id).join(', ')
  say(write ? '--write takes no section: the document is one run' : `no section "${unknown[0]}"; there are ${known}`)
  process.exitCode = 2
} else {
  const conditions = machine()
  const all: Measured[] = []
  for (const section of sections.filter(({ id }) => ids.length === 0 || ids.includes(id))) {
    const measured = await measure(section)
    process.stdout.write(`${sectionText(measured)}\n\n`)
    all.push(measured)
  }
  process.stdout.write(`${budgetText(all)}\n`)
  const date = new Date().toISOString().slice(0, 10)
  if (write) writeFileSync(new URL('../docs/benchmark.md', import.meta.url), documentText(all, conditions, date))
}
