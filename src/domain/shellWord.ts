/** A word as a POSIX shell takes it for one: as it is where it means nothing to a shell, else in quotes. */
export const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
