import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Address } from '../../src/domain/address.ts'
import { environmentOf, type Home } from '../../test/support/runHedge.ts'
import { forgetState } from '../tools/manyPositions.ts'
import { launcher } from '../tools/timed.ts'

/** What a run needs, and what must be cleared away before it. */
export type Contender = { words: readonly string[]; env: Readonly<Record<string, string>>; prepare?: () => void }

export type Place = { rpc: string; venue: string; positionManager: Address; factory: Address; wallet: Address }

/** The scripts as one file each, minified: they start in a third of the time that they take from node_modules. */
export async function bundleRivals(folder: string, require: NodeJS.Require): Promise<void> {
  const names = ['viemSimulate', 'viemMulticall', 'sdks']
  const pathOf = (name: string) => new URL(`./${name}.mjs`, import.meta.url).pathname
  await build({
    entryPoints: names.map(pathOf),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    nodePaths: [join(require.resolve('./package.json'), '..', 'node_modules')],
    // Some of what is bundled calls require, which a module has not.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'error',
  })
}

/** Everything that reads one wallet at one place. `home` knows the chain, and in it a hedge of all that the wallet has. */
export function contendersAt(folder: string, place: Place, home: Home, emptyHome: Home): Record<string, Contender> {
  const env = { PATH: process.env.PATH ?? '', HOME: folder }
  const script = (name: string, mode?: string): Contender => ({
    words: [join(folder, `${name}.mjs`), JSON.stringify({ ...place, mode })],
    env,
  })
  const hedge = (at: Home, prepare: () => void, ...words: string[]): Contender => ({
    words: [launcher, 'status', ...words, '--json'],
    env: environmentOf(at),
    prepare,
  })
  return {
    'viem, one call at a time': script('viemSimulate', 'serial'),
    'viem, calls in parallel': script('viemSimulate', 'parallel'),
    'viem, calls in JSON-RPC batches': script('viemSimulate', 'batch'),
    'viem Multicall, v3-sdk': script('viemMulticall'),
    'ethers, v3-sdk, Hyperliquid SDK': script('sdks'),
    // What the venue was asked within a minute would count for the next run: here each is the only one of its minute.
    '**hedge**, caches warm': hedge(home, () =>
      rmSync(join(home.path, 'hedge', 'state', 'spent.json'), { force: true }),
    ),
    '**hedge**, nothing stored': hedge(emptyHome, () => forgetState(emptyHome), place.wallet, '--chain', 'local'),
  }
}
