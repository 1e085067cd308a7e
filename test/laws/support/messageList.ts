import type { Message } from './messages.ts'

/** As a list to read: by file, each with its code and what becomes of it, what it says and what it says to do.
 * What has no words of its own passes on what another place has worded. */
export function messageList(messages: readonly Message[]): string {
  const files = [...new Set(messages.map(({ file }) => file))].sort()
  return files
    .flatMap(file => {
      const its = messages.filter(message => message.file === file)
      return its.length === 0 ? [] : [`${file}\n${its.map(entry).sort().join('')}`]
    })
    .join('\n')
}

function entry({ code, kind, messages, hints }: Message): string {
  const lines = [
    ...messages.flatMap(text => text.split('\n').filter(line => line !== '')),
    ...hints.map(hint => `→ ${hint}`),
  ]
  return `  ${[code, kind].filter(part => part !== '').join(' · ')}\n${lines.map(line => `    ${line}\n`).join('')}`
}

/** Lines that stand in one list and not in the other, named by their file. */
export function listDifference(wanted: string, found: string): string[] {
  const [before, after] = [linesOf(wanted), linesOf(found)]
  return [
    ...[...after].filter(line => !before.has(line)).map(line => `new: ${line}`),
    ...[...before].filter(line => !after.has(line)).map(line => `gone: ${line}`),
  ]
}

function linesOf(list: string): Set<string> {
  let file = ''
  const lines = list.split('\n').flatMap(line => {
    if (line.startsWith('    ')) return [`${file}: ${line.trim()}`]
    if (line !== '' && !line.startsWith(' ')) file = line
    return []
  })
  return new Set(lines)
}
