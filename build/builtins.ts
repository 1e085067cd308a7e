import type { Plugin } from 'esbuild'

/**
 * An `import` of a built-in reads each of its properties, those too that load a part of Node when they are read: streams for
 * node:fs, encodings for node:util, which takes longer than all that `hedge --version` does. So those that are there in every
 * process are taken by name, and of them what is a plain value.
 */
const open = ['events', 'fs', 'path', 'url'] as const
type Open = (typeof open)[number]

/** Properties of node:fs that load something. Once one was read, which another plugin may have done, it looks like any value. */
const late = [
  'Dir',
  'FileReadStream',
  'FileWriteStream',
  'ReadStream',
  'WriteStream',
  'opendir',
  'opendirSync',
  'promises',
]

const namesIn = (name: Open): string[] =>
  Object.entries(Object.getOwnPropertyDescriptors(process.getBuiltinModule(name)))
    .filter(([key, { get }]) => get === undefined && !late.includes(key) && key !== 'default')
    .map(([key]) => key)

const valuesOf = (name: Open): string =>
  [
    `const builtin = process.getBuiltinModule('node:${name}')`,
    'export default builtin',
    `export const { ${namesIn(name).join(', ')} } = builtin`,
  ].join('\n')

const texts: Readonly<Record<string, string>> = {
  ...Object.fromEntries(open.map(name => [name, valuesOf(name)])),
  // Taken as a module it reads each of its properties too, and opens all three streams.
  process: 'export default process',
  // Nobody's home is asked for where HOME says it.
  os: ['homedir', 'hostname', 'userInfo']
    .map(name => `export const ${name} = () => process.getBuiltinModule('node:os').${name}()`)
    .join('\n'),
  // Of a terminal's text, all that the parser of options asks for.
  util: "export const { stripVTControlCharacters } = process.getBuiltinModule('node:util')",
  // It could start programs too, if it were told to: it never is.
  child_process: "export default { spawn() { throw new Error('no command of hedge is a program of its own') } }",
  // What chalk finds out about the terminal, it is told.
  'supports-color': 'export default { stdout: false, stderr: false }',
  // A prompt that opens an editor knows every encoding there ever was, a quarter of the whole bundle: nobody is asked by it.
  editor: "export default () => { throw new Error('hedge opens no editor') }",
}

const ownOs = /[\\/]src[\\/]/
const parser = /[\\/]node_modules[\\/]commander[\\/]/
const packageOf = (importer: string): string => /.*[\\/]node_modules[\\/](.+?)[\\/]/.exec(importer)?.[1] ?? ''

export const builtins: Plugin = {
  name: 'builtins',
  setup(build) {
    build.onResolve({ filter: /^(?:node:)?[a-z_]+$/ }, ({ path, importer, kind }) => {
      const name = path.replace('node:', '')
      // What is not a module yet has no other way to ask.
      if (texts[name] === undefined || kind !== 'import-statement') return null
      if ((name === 'child_process' || name === 'util') && !parser.test(importer)) return null
      if (name === 'os' && !ownOs.test(importer)) return null
      // A copy for each package: one for all would be a file of the bundle that each of them opens.
      return { path: name, namespace: 'builtin', suffix: `?${packageOf(importer)}` }
    })
    build.onResolve({ filter: /^#supports-color$/ }, () => ({ path: 'supports-color', namespace: 'builtin' }))
    build.onResolve({ filter: /^@inquirer\/editor$/ }, () => ({ path: 'editor', namespace: 'builtin' }))
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({ contents: texts[path] ?? '' }))
  },
}
