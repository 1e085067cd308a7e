import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { useStage } from '../support/useStage.ts'
import { claims } from './claims.ts'

const textOf = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const readme = textOf('README.md')

describe('what the README claims', () => {
  const running = readme.replaceAll(/\s+/g, ' ')

  it.each(claims)('$claim', ({ claim, file, says }) => {
    expect(running).toContain(claim)
    expect(textOf(file), file).toContain(says)
  })
})

describe('the dependencies that the README has reasons for', () => {
  const [, section] = /^## Dependencies$([\s\S]*?)^## /m.exec(readme)!
  const { dependencies, devDependencies } = JSON.parse(textOf('package.json'))

  it.each(Object.keys({ ...dependencies, ...devDependencies }))('have %s among them', name => {
    expect(section).toMatch(new RegExp(`(?:\\| |\`)${name}(?:\`| \\|)`))
  })
})

/** Lines that are not run here, and what runs them. */
const elsewhere: Readonly<Record<string, string>> = {
  'npm install && npm run demo': 'of a fresh clone: test/demo/demo.long.test.ts runs the demo, CI installs',
  'npm it': 'of a fresh clone: CI installs and tests',
  'hedge add eth-usdc --chain arbitrum --position 1234567 --account 0xYOURACCOUNT --target 1':
    'needs the chain it names: test/support/madeHome.ts adds as many hedges so on a local one',
  'hedge notify': 'needs somebody to send to: test/e2e/notify.long.test.ts',
  'hedge doctor --as-cron': 'test/e2e/doctorCron.long.test.ts',
  'hedge status --watch': 'never ends: test/e2e/watch.test.ts',
}

/** Lines of the blocks that show what to type; what a command prints stands between marks of its own. */
const lines = [...readme.replaceAll(/<!-- generated[\s\S]*?<!-- end -->/g, '').matchAll(/^```\n([\s\S]*?)^```$/gm)]
  .flatMap(([, block]) => block!.trimEnd().split('\n'))
  .map(line => line.replace(/\s+#.*$/, ''))
const wordsOf = (line: string) => (line.match(/'[^']*'|\S+/g) ?? []).slice(1).map(word => word.replaceAll("'", ''))

describe('what the README tells to type', () => {
  const stage = useStage({ furnished: true })

  it('is run here, or is said to be elsewhere', () => {
    expect(lines.length).toBeGreaterThan(10)
    expect(Object.keys(elsewhere).filter(line => !lines.includes(line))).toEqual([])
  })

  it.each(lines.filter(line => !(line in elsewhere)))('%s', async line => {
    const [typed, next] = line.split(/ (?:\||&&) /)
    const [command, file] = typed!.split(' > ')
    const { code, stdout, stderr } = await stage.call(wordsOf(command!))
    // Of check 1 and 2 are what it found; a usage would be told in words.
    expect(code, stderr).toBeLessThanOrEqual(command === 'hedge check' ? 2 : 0)
    expect(stderr).not.toMatch(/^hedge: (?!warning)/m)
    if (file !== undefined) {
      writeFileSync(join(stage.home.path, file), stdout)
      const read = next!.replace(file, join(stage.home.path, file))
      expect((await stage.call(wordsOf(read))).code).toBe(0)
    } else if (next !== undefined) {
      const fields = [...next.replaceAll(/\b\w+: /g, '').matchAll(/\b[a-z]\w+\b/gi)].map(([field]) => field)
      for (const field of fields.filter(each => each !== 'jq')) expect(stdout).toContain(`"${field}": `)
    }
  })
})
