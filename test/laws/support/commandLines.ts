/** The calls of hedge in a line of a shell, without what is piped into them, variables and a comment. */
export const commandLines = (example: string): string[] =>
  example
    .replace(/\s+#.*$/, '')
    .split(/ (?:&&|\||>>?) /)
    .flatMap(part => /(?:^|[A-Z_]=\S+ )(hedge .*)$/.exec(part.trim())?.[1] ?? [])

/** What a shell hands over: the quotes are its own, and a home is some folder. */
export const shellWords = (line: string): string[] =>
  (line.match(/(?:'[^']*'|"[^"]*"|\S)+/g) ?? []).map(word => word.replaceAll(/['"]/g, '').replace(/^~/, '/home/x'))
