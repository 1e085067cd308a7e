import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chainAddWords, hedgeWords, newHome } from '../support/madeHome.ts'
import { describeNodes } from '../support/nodes/describeNodes.ts'
import { launcher, runHedge } from '../support/runHedge.ts'
import { useStage } from '../support/useStage.ts'
import { proxySuite, useProxied } from './support/behindProxy.ts'

const root = new URL('../..', import.meta.url)
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
const stage = useStage({ furnished: true })
const proxied = useProxied(() => stage.scene)

/** What this Node makes of one file; every other has to make the same of it, to the byte. */
const replays = [
  ...['status', 'status --json', 'status --format csv', 'status --format markdown', 'show eth-usdc', 'list'],
  ...['check', 'audit', 'audit --json'],
]
let file: string
const printed: Record<string, { code: number | null; stdout: string; stderr: string }> = {}
const replay = (line: string, program?: readonly [string, ...string[]]) => {
  const home = { ...stage.home, venueUrl: 'http://127.0.0.1:1' }
  return runHedge([...line.split(' '), '--from', file], { home, ...(program === undefined ? {} : { program }) })
}
beforeAll(async () => {
  file = join(stage.home.path, 'saved.json')
  const saved = await stage.run('snapshot')
  expect(saved).toMatchObject({ code: 0, stderr: '' })
  writeFileSync(file, saved.stdout)
  for (const line of replays) {
    const { code, stdout, stderr } = await replay(line)
    printed[line] = { code, stdout, stderr }
    expect(stdout, line).not.toBe('')
  }
})

await describeNodes((node, wanted) => {
  const program = [node, launcher] as const
  let home: ReturnType<typeof newHome>
  beforeAll(() => {
    home = newHome(stage.scene.venue.url)
  })
  afterAll(() => home.remove())
  const run = (line: string | readonly string[], stdin = '') =>
    runHedge(typeof line === 'string' ? line.split(' ') : line, { home, stdin, program })

  it('is that one', () => {
    const { node: is } = JSON.parse(
      execFileSync(node, ['-p', 'JSON.stringify(process.versions)'], { encoding: 'utf8' }),
    )
    expect(`${is}.`.startsWith(`${wanted}.`)).toBe(true)
  })

  it('says what this is', async () => {
    expect(await run('--version')).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' })
    expect(await run('--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('hedge add'), stderr: '' })
  })

  it('adds by flags, shows, watches, remembers, audits and forgets, with no word of its own', {
    timeout: 120_000,
  }, async () => {
    const done = async (line: string) => {
      const { code, stdout, stderr } = await run(line)
      expect({ line, code, stderr }).toEqual({ line, code: 0, stderr: '' })
      return stdout
    }
    // What stores something says so on standard error.
    const stored = async (line: readonly string[], stdin = '') => {
      const { code, stderr } = await run(line, stdin)
      expect({ line, code }).toEqual({ line, code: 0 })
      expect(stderr).not.toMatch(/\(node:\d+\)|Warning/)
    }
    await stored(['vault', 'init', '--identity', home.identity])
    await stored(['store', 'use', 'vault'])
    await stored(chainAddWords(stage.scene), stage.scene.chain.url)
    await stored(hedgeWords(stage.scene).ethUsdc)

    const { hedges, gaps } = JSON.parse(await done('status --json'))
    expect({ hedges, gaps }).toMatchObject({ gaps: [], hedges: [{ name: 'eth-usdc', lps: [{}, {}], perps: [{}] }] })
    // It is out of range, and drifts.
    expect(await run('check')).toMatchObject({ code: 1, stdout: expect.stringMatching(/^HEDGE WARNING/), stderr: '' })
    // The run of status was recorded, by SQLite of this Node.
    expect(JSON.parse(await done('history --json')).hedges[0].records.length).toBeGreaterThan(0)
    expect(JSON.parse(await done('log --json')).entries.length).toBeGreaterThan(0)
    const audited = await run('audit --json')
    expect(audited).toMatchObject({ code: expect.toBeOneOf([0, 11, 12, 13, 14]), stderr: '' })
    expect(JSON.parse(audited.stdout).summary.pass).toBeGreaterThan(10)
    await stored(['remove', 'eth-usdc'])
  })

  it.each(replays)('prints what this Node prints: hedge %s', async line => {
    const { code, stdout, stderr } = await replay(line, program)
    expect({ code, stdout, stderr }).toEqual(printed[line])
  })

  it('loads what opens the keychain', () => {
    const words = ['-p', 'typeof require("@napi-rs/keyring").AsyncEntry']
    expect(execFileSync(node, words, { cwd: root, encoding: 'utf8' })).toBe('function\n')
  })

  describe('with a proxy', () => proxySuite(proxied, node, wanted))
})
