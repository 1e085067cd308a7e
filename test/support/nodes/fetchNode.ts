import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** As the package `node` of the registry names its parts: the binary alone, which needs no script to be installed. */
const packageName = [
  process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node',
  process.platform === 'win32' ? 'win' : process.platform,
  process.arch,
].join('-')
const binary = `package/bin/${process.platform === 'win32' ? 'node.exe' : 'node'}`

/** Where that Node lies now, or why there is none: what npm says of it, in a word such as ETARGET. */
export type FetchedNode = { wanted: string; path: string } | { wanted: string; missing: string }

/** Takes a Node out of the registry into the folder: `wanted` is a version or a line (`22.22.2`, `26`). */
export async function fetchNode(wanted: string, folder: string): Promise<FetchedNode> {
  const place = join(folder, wanted)
  mkdirSync(place)
  try {
    const words = ['pack', `${packageName}@${wanted}`, '--json', '--ignore-scripts', '--pack-destination', place]
    const { stdout } = await run('npm', words, { timeout: 120_000 })
    // npm answers with a list, from its version 12 on by name.
    const [{ filename }] = Object.values(JSON.parse(stdout) as Record<string, { filename: string }>) as [
      { filename: string },
    ]
    await run('tar', ['-xzf', join(place, filename), '-C', place, binary], { timeout: 120_000 })
    return { wanted, path: join(place, binary) }
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string }
    return { wanted, missing: /npm error code (\w+)/.exec(stderr)?.[1] ?? String(error) }
  }
}
