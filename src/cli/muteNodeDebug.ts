/**
 * With NODE_DEBUG set, Node tells on stderr every URL it asks and every byte it reads, keys among them: `FETCH 123:
 * sending request to …`. Such lines are dropped, all of them alike; no one needs them from this program.
 */
export function muteNodeDebug(stderr: Pick<NodeJS.WriteStream, 'write'>): void {
  const { stripVTControlCharacters } = process.getBuiltinModule('node:util')
  const write = stderr.write.bind(stderr) as (...words: unknown[]) => boolean
  const isDebug = (text: unknown) =>
    typeof text === 'string' && /^[A-Z0-9_-]+ \d+: /.test(stripVTControlCharacters(text.slice(0, 120)))
  stderr.write = (text: unknown, ...rest: unknown[]) => isDebug(text) || write(text, ...rest)
}
