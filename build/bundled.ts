import { basename } from 'node:path'
import { build, type Metafile, type OutputFile } from 'esbuild'
import packageFile from '../package.json' with { type: 'json' }
import { inlinedIn, licensesText } from './inlined.ts'
import { manPage } from './manPage.ts'
import { everyBuild } from './options.ts'

export type Bundle = { metafile: Metafile; files: ReadonlyMap<string, Uint8Array> }

/** The files of `dist` and what they are made of. */
export async function bundled(): Promise<Bundle> {
  const made = await Promise.all(everyBuild.map(options => build({ ...options, write: false, metafile: true })))
  const metafile = {
    inputs: Object.assign({}, ...made.map(it => it.metafile.inputs)),
    outputs: Object.assign({}, ...made.map(it => it.metafile.outputs)),
  }
  const files = made.flatMap(({ outputFiles = [] }) => outputFiles)
  const idle = idleIn(metafile)
  return {
    metafile,
    files: new Map([
      ...files.map(file => [basename(file.path), withoutIdle(file, idle)] as const),
      ['hedge.1', Buffer.from(await manPage(packageFile.version))],
      ['licenses.txt', Buffer.from(licensesText(inlinedIn(metafile)))],
    ]),
  }
}

/**
 * Files of nothing but esbuild's own helpers. Every other file imports them, and most for no name at all: a file more to open,
 * of which nothing is run.
 */
const idleIn = ({ outputs }: Metafile): string[] =>
  Object.entries(outputs).flatMap(([path, { inputs, entryPoint }]) =>
    entryPoint === undefined && Object.keys(inputs).length === 0 ? [basename(path)] : [],
  )

const withoutIdle = ({ contents, text }: OutputFile, idle: readonly string[]): Uint8Array => {
  const needless = idle.map(name => `import"./${name}";`).filter(line => text.includes(line))
  return needless.length === 0 ? contents : Buffer.from(needless.reduce((less, line) => less.replace(line, ''), text))
}
