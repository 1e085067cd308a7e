import { execFile } from 'node:child_process'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)

export type Packed = { filename: string; size: number; files: readonly { path: string; size: number }[] }

export type PackedAll = {
  own: Packed
  /** The file of this package, and those of what it depends on, as they are installed here. */
  files: readonly string[]
  /** Runs npm with an empty cache and no registry: what it asks for it has to find in these files. Resolves to what it printed. */
  npm(words: readonly string[], options: { cwd: string; env?: Readonly<Record<string, string>> }): Promise<string>
}

/** Packs this package as it is built, and what it depends on, into a folder. */
export async function packAll(folder: string): Promise<PackedAll> {
  const base = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    npm_config_cache: join(folder, 'cache'),
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_update_notifier: 'false',
  }
  const npm: PackedAll['npm'] = async (words, { cwd, env }) =>
    (await run('npm', words, { cwd, env: { ...base, ...env }, timeout: 120_000, maxBuffer: 2 ** 24 })).stdout
  const needed = globSync('node_modules/@napi-rs/keyring*', { cwd: root }).map(path => join(root, path))
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]
  const packs = await Promise.all(
    [root, ...needed].map(async path => packedBy(await npm([...pack, path], { cwd: folder }))),
  )
  return { own: packs[0]!, files: packs.map(({ filename }) => join(folder, filename)), npm }
}

/** npm answers with a list, from its version 12 on by name. */
const packedBy = (text: string): Packed => Object.values(JSON.parse(text) as Record<string, Packed>)[0]!
