import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fetchNode } from './fetchNode.ts'

const { engines } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
const ranges: readonly string[] = engines.node.split('||')

/** The first of each line that `engines` promises, and the newest of each but of the line that runs this. */
const wanted = ranges.flatMap(range => {
  const [least, line] = /(\d+)\.\d+\.\d+/.exec(range) as unknown as [string, string]
  return process.versions.node.startsWith(`${line}.`) ? [least] : [least, line]
})

/** A suite for every Node that is promised; one that the registry has not, or that cannot be fetched away from CI, is skipped by its name. */
export async function describeNodes(suite: (node: string, wanted: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hedge-nodes-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  for (const node of await Promise.all(wanted.map(each => fetchNode(each, folder)))) {
    if ('path' in node) describe(`Node ${node.wanted}`, () => suite(node.path, node.wanted))
    else if (node.missing === 'ETARGET' || !process.env.CI) {
      describe.skip(`Node ${node.wanted} (SKIPPED: the registry gives none, ${node.missing})`, () => suite('', ''))
    } else it(`Node ${node.wanted} is fetched`, () => expect.fail(node.missing))
  }
}
