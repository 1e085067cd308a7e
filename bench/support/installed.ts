import { execFile } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)

export type InstalledPackage = {
  name: string
  version: string
  files: number
  bytes: number
  /** Scripts that npm would run, or a file it would compile by. */
  scripts: readonly string[]
}

export type Installed = {
  /** Of the file that is published, in bytes. */
  packed: number
  /** Folder → how many files of ours lie in it, and how large they are. */
  contents: Readonly<Record<string, { files: number; bytes: number }>>
  packages: readonly InstalledPackage[]
}

type Packed = { filename: string; size: number; files: readonly { path: string; size: number }[] }

/**
 * Packs this package as it is built, and installs it into an empty folder as a person would, scripts allowed. What it depends on is
 * packed from where it is installed here: npm gets an empty cache, no registry, and what it asks for it has to find in these files.
 */
export async function installed(folder: string): Promise<Installed> {
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    npm_config_cache: join(folder, 'cache'),
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_update_notifier: 'false',
  }
  const npm = async (words: readonly string[], cwd: string) =>
    (await run('npm', words, { cwd, env, timeout: 120_000, maxBuffer: 2 ** 24 })).stdout
  const needed = globSync('node_modules/@napi-rs/keyring*', { cwd: root }).map(path => join(root, path))
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]
  const packs = await Promise.all([root, ...needed].map(async path => packedBy(await npm([...pack, path], folder))))
  const [own] = packs as [Packed, ...Packed[]]

  const place = join(folder, 'place')
  mkdirSync(place)
  writeFileSync(join(place, 'package.json'), '{}')
  const files = packs.map(({ filename }) => join(folder, filename))
  await npm(['install', '--offline', '--no-audit', '--no-fund', ...files], place)
  const manifests = globSync('node_modules/{*,@*/*}/package.json', { cwd: place })
  return {
    packed: own.size,
    contents: contentsOf(own),
    packages: manifests.map(path => packageAt(join(place, dirname(path)))).sort((a, b) => b.bytes - a.bytes),
  }
}

/** npm answers with a list, from its version 12 on by name. */
const packedBy = (text: string): Packed => Object.values(JSON.parse(text) as Record<string, Packed>)[0]!

function contentsOf({ files }: Packed): Installed['contents'] {
  const contents: Record<string, { files: number; bytes: number }> = {}
  for (const { path, size } of files) {
    const place = path.includes('/') ? `${dirname(path)}/` : path
    const { files, bytes } = contents[place] ?? { files: 0, bytes: 0 }
    contents[place] = { files: files + 1, bytes: bytes + size }
  }
  return contents
}

function packageAt(folder: string): InstalledPackage {
  const { name, version, scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string
    version: string
    scripts?: Record<string, string>
  }
  const files = globSync('**/*', { cwd: folder })
    .map(path => statSync(join(folder, path)))
    .filter(stat => stat.isFile())
  const run = Object.keys(scripts ?? {}).filter(script => /^(?:pre|post)?install$/.test(script))
  return {
    name,
    version,
    files: files.length,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    scripts: [...run, ...globSync('*.gyp', { cwd: folder })],
  }
}
