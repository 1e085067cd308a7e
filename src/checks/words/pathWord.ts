import { shellWord } from '../../domain/shellWord.ts'

/** A path as a shell takes it: within quotes a `~` would mean nothing. */
export const pathWord = (path: string): string =>
  path === '~' ? path : path.startsWith('~/') ? `~/${shellWord(path.slice(2))}` : shellWord(path)

/** The folder that a path, as it is shown, lies in. */
export const folderOf = (path: string): string => {
  const folder = path.replace(/[\\/][^\\/]*$/, '')
  return folder === '' ? '/' : folder
}
