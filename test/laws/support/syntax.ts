import type { Node, SourceFile } from 'typescript/unstable/ast'
import { createVirtualFileSystem } from 'typescript/unstable/fs'
import { API } from 'typescript/unstable/sync'
import type { Files } from './project.ts'

/**
 * Syntax trees by the compiler itself, of texts that need not be on disk: what a test makes up is read as the house is.
 * Nothing is resolved and no library is loaded.
 */
export function parse<T>(files: Files, look: (trees: ReadonlyMap<string, SourceFile>) => T): T {
  const house = '/house/'
  const names = Object.keys(files)
  const config = {
    compilerOptions: { allowJs: true, noResolve: true, noLib: true, types: [], module: 'nodenext', target: 'es2024' },
    files: names,
  }
  const disk: Files = { [`${house}tsconfig.json`]: JSON.stringify(config) }
  for (const [name, text] of Object.entries(files)) disk[house + name] = text
  const api = new API({ cwd: house, fs: createVirtualFileSystem(disk) })
  try {
    const snapshot = api.updateSnapshot({ openProjects: [`${house}tsconfig.json`] })
    const program = snapshot.getProject(`${house}tsconfig.json`)?.program
    const trees = names.map(name => {
      const tree = program?.getSourceFile(house + name)
      if (tree === undefined) throw new Error(`${name} was not read`)
      return [name, tree] as const
    })
    const seen = look(new Map(trees))
    snapshot.dispose()
    return seen
  } finally {
    api.close()
  }
}

/** The node and everything in it, outermost first. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node
  const children: Node[] = []
  node.forEachChild(child => {
    children.push(child)
  })
  for (const child of children) yield* nodesOf(child)
}
