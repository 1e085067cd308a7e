import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Packed, packAll } from './packAll.ts'

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

/**
 * Packs this package as it is built, and installs it into an empty folder as a person would, scripts allowed, from what is packed
 * alone.
 */
export async function installed(folder: string): Promise<Installed> {
  const { own, files, npm } = await packAll(folder)
  const place = join(folder, 'place')
  mkdirSync(place)
  writeFileSync(join(place, 'package.json'), '{}')
  await npm(['install', '--offline', '--no-audit', '--no-fund', ...files], { cwd: place })
  const manifests = globSync('node_modules/{*,@*/*}/package.json', { cwd: place })
  return {
    packed: own.size,
    contents: contentsOf(own),
    packages: manifests.map(path => packageAt(join(place, dirname(path)))).sort((a, b) => b.bytes - a.bytes),
  }
}

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
