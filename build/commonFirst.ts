import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const common = join(root, 'src/cli/common.ts')

/** What is loaded late, and so begins a file of the bundle. */
const loadedLate = (): Set<string> =>
  new Set(
    globSync('src/**/*.ts', { cwd: root }).flatMap(path => {
      const late = readFileSync(join(root, path), 'utf8').matchAll(/\bimport\('(\.[^']+)'\)/g)
      return [...late].map(([, specifier]) => join(root, dirname(path), specifier!))
    }),
  )

/**
 * Whatever is loaded late asks for src/cli/common.ts first: so all that stands in it is reached from everywhere, and esbuild
 * puts it into one file of the bundle, instead of one for each set of commands that share something.
 */
export const commonFirst: Plugin = {
  name: 'common first',
  setup(build) {
    const late = loadedLate()
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) =>
      late.has(path)
        ? { loader: 'ts', contents: `import ${JSON.stringify(common)}\n${readFileSync(path, 'utf8')}` }
        : null,
    )
  },
}
