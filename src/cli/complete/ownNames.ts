import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathsFor } from '../../settings/paths.ts'
import type { OwnNames } from './types.ts'

/** Letters that mean nothing to any shell: what else stands in the settings is not handed to one. */
const plain = /^[a-z][a-z0-9-]{0,31}$/

/** Larger is no settings file of ours, and nobody waits for it with a finger on a key. */
const mostBytes = 4 * 1024 * 1024

/** The names in the settings, and nothing else of them; none where they cannot be read, for a prompt is no place to say so. */
export function ownNames(env: NodeJS.ProcessEnv): OwnNames {
  try {
    const document = JSON.parse(textAt(join(pathsFor(env).settings, 'settings.json')))
    return {
      hedges: plainOnly(document.hedges?.map(({ name }: { name?: unknown }) => name)),
      chains: plainOnly(document.chains?.map(({ name }: { name?: unknown }) => name)),
      targets: plainOnly(Object.keys(document.notify ?? {})),
    }
  } catch {
    return { hedges: [], chains: [], targets: [] }
  }
}

const plainOnly = (names: readonly unknown[] = []): string[] =>
  names.filter((name): name is string => typeof name === 'string' && plain.test(name))

function textAt(path: string): string {
  // Without O_NONBLOCK a FIFO in its place would wait for a writer for ever.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const facts = fstatSync(file)
    return facts.isFile() && facts.size <= mostBytes ? readFileSync(file, 'utf8') : ''
  } finally {
    closeSync(file)
  }
}
