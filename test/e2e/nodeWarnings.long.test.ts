import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { environmentOf, launcher } from '../support/runHedge.ts'
import { useStage } from '../support/useStage.ts'

/** The one that runs this, and another where HEDGE_TEST_NODE says where it is: Node 22 warns of its SQLite, Node 24 does not. */
const nodes = [process.execPath, process.env.HEDGE_TEST_NODE].filter(node => node !== undefined)

const stage = useStage({ furnished: true })

/** Its exit code and what it said on either stream; not in a way that would keep this process from answering it. */
async function run(node: string, words: readonly string[]) {
  const child = spawn(node, words, { env: environmentOf(stage.home), stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].on('data', data => {
      said[stream] += data
    })
  }
  const code = await new Promise<number | null>(resolve => child.on('close', resolve))
  return { code, ...said }
}

it.each(nodes)(
  '%s says nothing of its own where a run keeps its history: no word of it is mailed by cron',
  async node => {
    const history = join(stage.home.path, 'hedge', 'state', 'history.db')
    for (const words of [['check'], ['status', '--quiet'], ['history']]) {
      rmSync(history, { force: true })
      const { code, stdout, stderr } = await run(node, [launcher, ...words])
      expect({ words, stderr, isFailed: code === null }).toEqual({ words, stderr: '', isFailed: false })
      expect(stdout).not.toBe('')
      // Otherwise it was not opened, and there was nothing to warn of.
      if (words[0] !== 'history') expect(existsSync(history)).toBe(true)
    }
  },
)

it.each(nodes)('%s would have been heard', async node => {
  const { stdout } = await run(node, ['-p', 'process.versions.node'])
  const { stderr } = await run(node, ['-e', "require('node:sqlite')"])
  if (stdout.startsWith('22.')) expect(stderr).toContain('ExperimentalWarning: SQLite is an experimental feature')
  const warned = await run(node, ['-e', "process.emitWarning('of a test')"])
  expect(warned.stderr).toContain('Warning: of a test')
})
