import type { Message } from './messages.ts'

/** Words that no person has to know: of the language, and of what is used below. */
const raw =
  /\bundefined\b|\[object|\bNaN\b|\b[A-Z]\w*(?:Error|Exception)\b|SQLITE|fetch failed|\bsocket hang|\b(?:undici|commander|inquirer|viem|ajv|conf|napi|libuv|errno|stack trace|exception|stderr)\b/i

/** Names that stand at the beginning with a capital. */
const names =
  /^(?:Hyperliquid|NFT|HOME|HEDGE_|Trading permission|Invalid permissions|Permission denied|Account not found|Wrong chain|Node )/

/** What one message says that it should not, and how it does not begin or end. */
export function messageFaults({ file, code, kind, messages }: Message): string[] {
  return messages.flatMap(text => {
    const told = ofValues(text)
    const fault = (what: string) => `${file}: ${code}: ${what}: ${text}`
    return [
      ...(raw.test(told) ? [fault('a word of what is below')] : []),
      // Lines that are said and questions are sentences; an error goes on after "hedge: error: ".
      ...(isError(kind) && /\.$/.test(told) ? [fault('it ends with a full stop')] : []),
      ...(isError(kind) && /^[A-Z][a-z]/.test(told) && !names.test(told) ? [fault('it begins with a capital')] : []),
    ]
  })
}

const isError = (kind: string): boolean => kind === 'gap' || kind.startsWith('exit')

/** Values are not words: what is in braces is only known when it runs. */
const ofValues = (text: string): string => text.replace(/\{[^{}]*\}/g, '…')

/** The text of an error that was caught stands in it, whoever worded that. */
export const passesOn = ({ messages }: Message): boolean =>
  messages.some(text => /\{[^{}]*\b(?:error|cause|failure|reason|thrown)\b[^{}]*\.message\b[^{}]*\}/i.test(text))

/** Each way in which a hint begins, and why it is something to do. */
const ways: readonly [begins: RegExp, why: string][] = [
  [/^(?:\[.* \| \])?(?:HEDGE_\w+=\S+ )?hedge /, 'a command of this program'],
  [/^(?:printf|export|unset|ulimit|df|quota,|ls|rm|head|npm|apt-get|loginctl) /, 'a command of the system'],
  [
    /^(?:run|answer|unlock|start|allow|log in|mend|restore|report|rename|wait for|let) /,
    'what to do before another try',
  ],
  [/^(?:use|take|give|leave|name|put|make|draw|copy|say|add|set) /, 'what to give instead'],
  [/^(?:check|look|see|ask) /, 'what to look at'],
  [/^it comes by itself within minutes; or at once: hedge /, 'nothing need be done'],
  [/^in a minute: hedge /, 'a command, and when'],
  [/^(?:it looks|paths look) like /, 'what to type looks like this'],
  [/^with --select: |^the same command with --json /, 'the options to type'],
  [/^a hedge that began later is counted from then: hedge add --since /, 'a command, and what it does'],
  [/^Task Scheduler, /, 'a program of Windows and what to fill in'],
]

/** What every failure and gap has: something to type or to do. A hint that is passed on is judged where it is written. */
export function hintFaults({ file, code, kind, hints }: Message): string[] {
  if (!isError(kind)) return []
  if (hints.length === 0) return [`${file}: ${code}: no hint`]
  return hints
    .filter(
      hint => !/^\{[^{}]*\}$/.test(hint) && !eachOf(hint).every(text => ways.some(([begins]) => begins.test(text))),
    )
    .map(hint => `${file}: ${code}: a hint that is nothing to type or do: ${hint}`)
}

/** `[this | that] more` begins in two ways. */
function eachOf(hint: string): string[] {
  const [, either, rest] = /^\[([^[\]]*)\](.*)$/.exec(hint) ?? []
  return either === undefined ? [hint] : either.split(' | ').map(begin => begin + rest)
}
