import { realpath } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { exitCodes, Failure } from '../../domain/failure.ts'

/**
 * Where a new identity file will lie, as an absolute path: it is printed for other runs, which start elsewhere. Refuses the
 * folders that are the program's own, by whatever links they are reached: what lies there is written over, tidied up, or
 * deleted with a hedge, and whoever copies them would have the vault and its key together.
 */
export async function identityTarget(file: string, own: readonly string[]): Promise<string> {
  const path = resolve(file)
  const target = await realPathOf(path)
  for (const folder of own) {
    const way = relative(await realPathOf(resolve(folder)), target)
    if (way === '' || (way.split(/[\\/]/)[0] !== '..' && !isAbsolute(way))) throw refused(folder)
  }
  return path
}

/** Of what need not be there yet: the links of what is there, and the rest as it is named. */
async function realPathOf(path: string): Promise<string> {
  const real = await realpath(path).catch(() => null)
  const folder = dirname(path)
  if (real !== null || folder === path) return real ?? path
  return join(await realPathOf(folder), basename(path))
}

const refused = (folder: string): Failure =>
  new Failure(
    'bad-option',
    `--identity names a file in ${folder}, which this program keeps for itself`,
    'hedge vault init --identity ~/.hedge-identity',
    exitCodes.usage,
  )
