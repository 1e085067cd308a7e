import { dirname, join } from 'node:path'
import type { FileFact } from '../domain/machine.ts'
import { lookAbove, waysTo } from './above.ts'
import type { MachineGround } from './ground.ts'
import { type Looker, lookAt } from './look.ts'
import { walk } from './walk.ts'

/** A release is a few dozen files. */
const most = 1000

/**
 * The program's own files, what runs them and the binding of the keychain beside them, each link on the way and every folder above:
 * whoever can write to one of them runs code of his own wherever the keys are read.
 */
export async function installFacts(ground: MachineGround, looker: Looker): Promise<FileFact[]> {
  const root = await packageRoot(ground.module)
  const keyring = await nearestAbove(root, 'node_modules/@napi-rs')
  const started = [ground.started, ground.runtime, keyring].filter(path => path !== null)
  const ways = (await Promise.all([root, ...started].map(waysTo))).flat()
  const found = new Map<string, FileFact>()
  const add = async (path: string) => {
    const fact = found.has(path) ? null : await looker.at(path, 'install')
    if (fact !== null) found.set(path, fact)
  }
  for (const path of [...ways, join(root, 'package.json'), join(root, 'bin'), join(root, 'dist')]) await add(path)
  for (const folder of [join(root, 'bin'), join(root, 'dist'), ...(keyring === null ? [] : [keyring])]) {
    for await (const { path, facts } of walk(folder, { depth: 1, most, missed: looker.missed })) {
      found.set(path.toString('latin1'), looker.fact(path, 'install', facts))
    }
  }
  const above = await lookAbove(looker, [root, ...started], 'install')
  const shown = new Map([...above, ...found.values()].map(fact => [JSON.stringify(fact), fact]))
  return [...shown.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** The folder of the nearest `package.json` above a file of ours: in a release the bundle lies beside it. */
async function packageRoot(file: string): Promise<string> {
  const found = await nearestAbove(dirname(file), 'package.json')
  return found === null ? dirname(file) : dirname(found)
}

async function nearestAbove(folder: string, name: string): Promise<string | null> {
  for (let at = folder; ; at = dirname(at)) {
    if ((await lookAt(join(at, name))) !== null) return join(at, name)
    if (dirname(at) === at) return null
  }
}
