/** Text as man(7) takes it: what a line begins with is no request, a hyphen is one that can be typed, and a quote is itself. */
export const roff = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replaceAll('`', '\\(ga')
    .replaceAll('"', '\\(dq')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
    .replace(/^(?=\.)/gm, '\\&')

/** As it stands, line by line. */
export const asIs = (lines: readonly string[]): string[] => ['.PP', '.nf', ...lines.map(line => roff(line)), '.fi']

/** A term, and under it what it is. */
export const term = (name: string, about: string): string[] => ['.TP', `\\fB${roff(name)}\\fR`, roff(about)]

/** Shorter, a line was ended on purpose. */
const filled = 95

/** Lines that were broken for want of room run on; what is indented stands as it is. */
export const prose = (lines: readonly string[]): string[] =>
  lines.flatMap((line, at) => {
    const next = lines[at + 1]
    if (line === '') return ['.PP']
    if (line.startsWith(' ')) {
      const [isFirst, isLast] = [!lines[at - 1]?.startsWith(' '), !next?.startsWith(' ')]
      return [...(isFirst ? ['.nf'] : []), roff(line), ...(isLast ? ['.fi'] : [])]
    }
    const runsOn = line.length >= filled && !/[.:]$/.test(line)
    return [roff(line), ...(runsOn || !next || next.startsWith(' ') ? [] : ['.br'])]
  })
