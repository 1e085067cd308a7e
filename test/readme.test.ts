import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chains } from '../src/chains/index.ts'
import { globalOptions, globalOptionsOf } from '../src/cli/globals.ts'
import { commands } from '../src/commands/index.ts'
import { credentialErrors } from '../src/commands/words/credentialErrors.ts'
import { environmentWords } from '../src/commands/words/environmentWords.ts'
import { exitCodeOrder, exitCodeWords } from '../src/commands/words/exitCodeWords.ts'
import { formulas } from '../src/commands/words/formulas.ts'
import { preferenceNames, preferences } from '../src/domain/preferences.ts'
import { thresholdNames, thresholds } from '../src/domain/thresholds.ts'
import { main } from '../src/main.ts'
import { terminalSvg } from './support/drawing/terminalSvg.ts'
import { startScene } from './support/scene.ts'
import { testIo } from './support/testIo.ts'

/** `UPDATE_README=1 npx vitest run test/readme.test.ts` writes the generated parts anew. */
const update = Boolean(process.env.UPDATE_README)

/** The README, and pages beside it that are made by the same run. */
type Page = 'README.md' | 'docs/show.md' | 'docs/formulas.md'

/** What stands between `<!-- generated: name -->` and `<!-- end -->`. */
const partOf = (name: string) => new RegExp(`(<!-- generated: ${name} -->)([\\s\\S]*?)(<!-- end -->)`)

function hold(name: string, wanted: string, page: Page = 'README.md'): void {
  const path = new URL(`../${page}`, import.meta.url)
  const text = readFileSync(path, 'utf8')
  const found = partOf(name).exec(text)
  if (update)
    writeFileSync(
      path,
      text.replace(partOf(name), (_all, open, _old, close) => open + wanted + close),
    )
  else expect(found?.[2], `${page}, part "${name}"; UPDATE_README=1 writes it anew`).toBe(wanted)
}

/** A file that is made whole. */
function holdWhole(page: 'docs/status.svg', wanted: string): void {
  const path = new URL(`../${page}`, import.meta.url)
  if (update) writeFileSync(path, wanted)
  else expect(readFileSync(path, 'utf8'), `${page}; UPDATE_README=1 writes it anew`).toBe(wanted)
}

const cell = (text: string) => text.replaceAll('|', '\\|')

describe('the README', () => {
  it('lists every command with an example', async () => {
    const loaded = await Promise.all(commands.map(entry => entry.load()))
    const rows = loaded.map(({ name, operands, summary, examples }) => {
      const usage = cell(`hedge ${name}${operands ? ` ${operands}` : ''}`)
      return `| \`${usage}\` | ${cell(summary)} | \`${cell(examples.at(-1) ?? '')}\` |`
    })
    hold('commands', `\n| command | what it does | for example |\n|---|---|---|\n${rows.join('\n')}\n`)
  })

  it('names every global option', async () => {
    const loaded = await Promise.all(commands.map(entry => entry.load()))
    const ofAll = globalOptionsOf('action')
    const listed = (options: typeof ofAll) => options.map(({ flags }) => `\`${flags}\``).join(', ')
    hold('globals', listed(ofAll))
    const views = loaded.filter(({ kind }) => kind === 'view').map(({ name }) => `\`${name}\``)
    hold('views', views.join(', '))
    hold('view globals', listed(globalOptions.filter(option => !ofAll.includes(option))))
  })

  it('names every chain', () => {
    hold('chains', chains.map(({ title }) => title).join(', '))
  })

  it('explains every threshold', () => {
    const rows = thresholdNames.map(name => {
      const { default: preset, unit, meaning } = thresholds[name]
      return `| \`${name}\` | ${preset ?? 'off'} | ${meaning} (${unit}) |`
    })
    for (const name of preferenceNames) {
      const { default: preset, values, meaning } = preferences[name]
      rows.push(`| \`${name}\` | ${preset} | ${meaning} (${values.join(' or ')}) |`)
    }
    hold('thresholds', `\n| key | default | meaning |\n|---|---|---|\n${rows.join('\n')}\n`)
  })

  it('says of every refused credential why, and what to do', () => {
    const rows = Object.values(credentialErrors).map(({ name, codes, exit, cause, remedy }) => {
      const named = codes.map(code => `\`${code}\``).join(', ')
      return `| ${name} | ${exit} | ${named} | ${cell(cause)} | ${cell(remedy)} |`
    })
    hold('credentials', `\n| error | exit | code | cause | remedy |\n|---|---|---|---|---|\n${rows.join('\n')}\n`)
  })

  it('tells every exit code', () => {
    const rows = exitCodeWords.map(({ codes, meaning }) => `| ${codes.join(' · ')} | ${meaning} |`)
    hold('exit codes', `\n| code | meaning |\n|---|---|\n${rows.join('\n')}\n\n${exitCodeOrder.join('\n')}\n`)
  })

  it('tells every variable that a person sets', () => {
    const rows = environmentWords.map(
      ({ names, meaning }) => `| ${names.map(name => `\`${name}\``).join(', ')} | ${meaning} |`,
    )
    hold('environment', `\n| variable | meaning |\n|---|---|\n${rows.join('\n')}\n`)
  })

  it('leads to every formula', () => {
    const rows = formulas.map(({ title, formula, reads, source }) =>
      [title, formula.replaceAll('\n', '<br>'), reads.join(', '), source].map(cell).join(' | '),
    )
    const head = '| number | formula | reads | source |\n|---|---|---|---|'
    hold('formulas', `\n${head}\n${rows.map(row => `| ${row} |`).join('\n')}\n`, 'docs/formulas.md')
  })

  it('shows what status and show really print', async () => {
    const now = new Date('2026-03-01T12:00:00.000Z')
    const scene = await startScene(now)
    const home = mkdtempSync(join(tmpdir(), 'hedge-readme-'))
    const identity = join(home, 'identity')
    const env = {
      HEDGE_HOME: join(home, 'hedge'),
      HEDGE_HYPERLIQUID_URL: scene.venue.url,
      HEDGE_VAULT_IDENTITY_FILE: identity,
    }
    const run = async (typed: string, stdin = '', more: Record<string, string> = {}) => {
      const io = testIo({ env: { ...env, ...more }, stdin, columns: 80, now: () => now })
      expect(await main(typed.split(' '), '0.0.0', io), `${typed}: ${io.err()}`).toBe(0)
      return io.out()
    }
    try {
      await run(`vault init --identity ${identity}`)
      await run('store use vault')
      const { deployment, tokens, positions, account } = scene
      const chain = `--chain-id 31337 --position-manager ${deployment.positionManager} --stable ${tokens.usdc}`
      await run(`chain add local ${chain} --wrapped-native ${tokens.weth} --rpc-stdin`, scene.chain.url)
      const ids = `${positions.ethInRange} ${positions.ethAbove}`
      await run(`add eth-usdc --chain local --position ${ids} --account ${account}`)
      const shown = async (typed: string) => `\n\`\`\`\n$ hedge ${typed}\n${(await run(typed)).trimEnd()}\n\`\`\`\n`
      hold('status', await shown('status'))
      const colored = await run('status', '', { FORCE_COLOR: '1' })
      holdWhole('docs/status.svg', terminalSvg(`$ hedge status\n${colored}`, 'What hedge status prints, in a terminal'))
      hold('show', await shown('show eth-usdc'), 'docs/show.md')
    } finally {
      await scene.close()
      rmSync(home, { recursive: true, force: true })
    }
  })
})
