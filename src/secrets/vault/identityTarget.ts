import { realpath } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { exitCodes, Failure } from '../../domain/failure.ts'

/** Names that the program gives to files of its own beside the settings. */
const ours = /^(settings\.json|vault\.age|identity\.age|.*\.(lock|tmp|unusable))$/i

/** Options that name a file to be made, and what is typed for one that is not the program's. */
const hints = {
  '--identity': 'hedge vault init --identity ~/.hedge-identity',
  '--new-secret': 'hedge notify set webhook --new-secret ~/.hedge-webhook-secret',
  '--out': 'hedge report --out report.html',
} as const
type FileOption = keyof typeof hints

/**
 * Where a new identity file, that of another secret or a report will lie, as an absolute path: it is printed for other runs, which start elsewhere. Refuses, by
 * whatever links they are reached, the folder of the state, where files are tidied up or deleted with a hedge, and beside the
 * settings the names that are the program's own.
 */
export async function identityTarget(
  file: string,
  own: { settings: string; state: string },
  option: FileOption = '--identity',
): Promise<string> {
  const path = resolve(file)
  const target = await realPathOf(path)
  const within = async (folder: string): Promise<boolean> => {
    const way = relative(await realPathOf(resolve(folder)), target)
    return way === '' || (way.split(/[\\/]/)[0] !== '..' && !isAbsolute(way))
  }
  if (await within(own.state)) throw refused(own.state, option)
  if (
    (await within(own.settings)) &&
    (target === (await realPathOf(resolve(own.settings))) || ours.test(basename(target)))
  )
    throw refused(own.settings, option)
  return path
}

/** Of what need not be there yet: the links of what is there, and the rest as it is named. */
async function realPathOf(path: string): Promise<string> {
  const real = await realpath(path).catch(() => null)
  const folder = dirname(path)
  if (real !== null || folder === path) return real ?? path
  return join(await realPathOf(folder), basename(path))
}

const refused = (folder: string, option: FileOption): Failure =>
  new Failure(
    'bad-option',
    `${option} names a file in ${folder}, which this program keeps for itself`,
    hints[option],
    exitCodes.usage,
  )
