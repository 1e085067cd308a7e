import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { exitCodeOrder, exitCodeWords } from '../../src/commands/words/exitCodeWords.ts'
import { holdPart } from '../support/holdPart.ts'

const page = 'docs/exit-codes.md'

/**
 * Of every failure in the list of messages, which is kept true to the sources: its code, by what the process ends with. One that is
 * made with one of several codes is left out: which of them ends how is not in the list.
 */
function codesByExit(): Map<number, string[]> {
  const list = readFileSync(new URL('../golden/messages.txt', import.meta.url), 'utf8')
  const named = [...list.matchAll(/^ {2}([a-z][a-z\d-]+) · exit (\d+)$/gm)]
  return new Map(
    [...Map.groupBy(named, ([, , exit]) => Number(exit))]
      .sort(([a], [b]) => a - b)
      .map(([exit, its]) => [exit, [...new Set(its.map(([, code]) => code!))].sort()]),
  )
}

describe('docs/exit-codes.md', () => {
  it('tells every code, and which one comes of several', () => {
    const rows = exitCodeWords.map(({ codes, meaning }) => `| ${codes.join(' · ')} | ${meaning} |`)
    holdPart(page, 'exit codes', `| code | meaning |\n|---|---|\n${rows.join('\n')}\n\n${exitCodeOrder.join('\n')}`)
  })

  it('has the codes of errors', () => {
    const found = codesByExit()
    const rows = [...found].map(([exit, codes]) => `| ${exit} | ${codes.map(code => `\`${code}\``).join(', ')} |`)
    holdPart(page, 'error codes', `| exit | \`error.code\` |\n|---|---|\n${rows.join('\n')}`)
    expect([...found.keys()]).toEqual(expect.arrayContaining([1, 2, 4, 5, 6]))
    expect(found.get(5)).toContain('trading-permission')
  })
})
