import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Metafile } from 'esbuild'

export type Inlined = {
  name: string
  version: string
  license: string
  /** What its authors ask to be handed on with it. */
  notice: string
  /** In all files of the bundle, minified. */
  bytes: number
}

const root = fileURLToPath(new URL('..', import.meta.url))

/** Every package of which code stands in the bundle, by name. One that hands no licence on may not be taken in. */
export function inlinedIn({ outputs }: Metafile): Inlined[] {
  const sizes = new Map<string, number>()
  for (const { inputs } of Object.values(outputs))
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const folder = folderOf(path)
      if (folder !== null && bytesInOutput > 0) sizes.set(folder, (sizes.get(folder) ?? 0) + bytesInOutput)
    }
  return [...sizes]
    .map(([folder, bytes]) => ({ ...packageIn(join(root, folder)), bytes }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** `node_modules/a/node_modules/@b/c/x.js` lies in the package `node_modules/a/node_modules/@b/c`; a file of ours in none. */
const folderOf = (path: string): string | null =>
  /^.*(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? null

type Manifest = { name: string; version: string; license: string }

function packageIn(folder: string): Omit<Inlined, 'bytes'> {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
  const file = readdirSync(folder).find(it => /^(?:licen[cs]e|copying)(?:\.|$)/i.test(it))
  if (file === undefined) throw new Error(`${name} ${version} (${license}) comes with no licence`)
  return { name, version, license, notice: readFileSync(join(folder, file), 'utf8').trim() }
}

export const licensesText = (packages: readonly Inlined[]): string =>
  [
    'hedge holds code of these packages. Each is under the licence that stands below it.\n',
    ...packages.map(({ name, version, license, notice }) => `${name} ${version}, ${license}\n\n${notice}\n`),
  ].join(`\n${'-'.repeat(80)}\n\n`)
