import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type BuildOptions, build, type Metafile } from 'esbuild'
import { root } from './project.ts'

export type Bundle = { metafile: Metafile; files: ReadonlyMap<string, Uint8Array> }

/** The options of the build script itself, so that what is measured cannot drift from what is published. */
export function optionsFrom(script: string): BuildOptions {
  const line = /(?:^|&& )esbuild (.+)$/.exec(script)?.[1]
  if (line === undefined) throw new Error('the build script calls no esbuild')
  const options: Record<string, unknown> = { entryPoints: [], external: [] }
  for (const word of line.split(/\s+/)) {
    const flag = /^--([a-z-]+)(?:([=:])(.+))?$/.exec(word)
    const [, name = '', sign, value] = flag ?? []
    const key = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
    if (flag === null) (options.entryPoints as string[]).push(word)
    else if (sign === ':') options[key] = [...((options[key] as string[] | undefined) ?? []), value]
    else options[key] = value ?? true
  }
  const { alias } = options as { alias?: string[] }
  return alias ? { ...options, alias: Object.fromEntries(alias.map(pair => pair.split('=', 2))) } : options
}

/** Built in memory, as `npm run build` would. */
export async function bundle(): Promise<Bundle> {
  const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: { build: string } }
  const options = optionsFrom(scripts.build)
  const made = await build({ ...options, absWorkingDir: root, write: false, metafile: true })
  return {
    metafile: made.metafile,
    files: new Map(made.outputFiles.map(({ path, contents }) => [basename(path), contents])),
  }
}

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

/** The build puts one call into every file, be nothing else of it needed: `ab();` */
const call = 6

/** What of other files really stands in a file of the bundle: our own paths, and packages' files. */
export function sourcesOf({ outputs }: Metafile, chunk: string): { own: string[]; foreign: string[] } {
  const inputs = Object.entries(outputs[`dist/${chunk}`]?.inputs ?? {}).flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > call ? [path] : [],
  )
  return {
    own: inputs.filter(path => packageOf(path) === null),
    foreign: inputs.filter(path => packageOf(path) !== null),
  }
}

/** `node_modules/a/node_modules/@b/c/x.js` is of the package `@b/c`. */
export const packageOf = (path: string): string | null =>
  /.*(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? null
