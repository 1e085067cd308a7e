import { readdirSync, readFileSync } from 'node:fs'
import type { Metafile } from 'esbuild'
import type { Bundle } from '../../../build/bundled.ts'
import { root } from './project.ts'

/** Why `dist` is not what the sources say; empty when it is. */
export function staleness(files: Bundle['files'], folder = `${root}dist`): string[] {
  const advice = 'run npm run build'
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return [`dist is missing: ${advice}`]
  }
  const differs = [...files].some(
    ([name, contents]) => !names.includes(name) || !readFileSync(`${folder}/${name}`).equals(contents),
  )
  return differs || names.length !== files.size ? [`dist is older than src: ${advice}`] : []
}

/** What of other files really stands in a file of the bundle: our own paths, and packages' files. */
export function sourcesOf({ outputs }: Metafile, chunk: string): { own: string[]; foreign: string[] } {
  const inputs = Object.entries(outputs[`dist/${chunk}`]?.inputs ?? {}).flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > 0 ? [path] : [],
  )
  return {
    own: inputs.filter(path => packageOf(path) === null),
    foreign: inputs.filter(path => packageOf(path) !== null),
  }
}

/** `node_modules/a/node_modules/@b/c/x.js` is of the package `@b/c`. */
export const packageOf = (path: string): string | null =>
  /.*(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? null
