import { readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The project's own folder, with a slash at the end. */
export const root = fileURLToPath(new URL('../../../', import.meta.url))

export type Files = Record<string, string>

/** Every file under these folders, by its path from the project's folder, in order. */
export function pathsUnder(...folders: string[]): string[] {
  return folders.flatMap(folder =>
    readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
      .map(path => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter(path => statSync(root + path).isFile())
      .sort(),
  )
}

export const textsOf = (paths: readonly string[]): Files =>
  Object.fromEntries(paths.map(path => [path, readFileSync(root + path, 'utf8')]))

/** The program itself: what is published, and the launcher. */
export const sources = (): Files => textsOf(pathsUnder('src', 'bin').filter(path => /\.[jt]s$/.test(path)))
