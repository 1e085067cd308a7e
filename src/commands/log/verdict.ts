import type { AccessAsk, AccessEntry, AccessFault } from '../../domain/accessLog.ts'
import type { AccessLogReading } from '../../domain/artifacts.ts'
import { isRead } from '../../domain/read.ts'
import type { Finding, Verification } from './types.ts'

/** What the log and the store say of each other. `since` (ISO 8601): what was found and written down before is a note only. */
export function verdict(log: AccessLogReading, { verify }: AccessAsk, since: string): Verification {
  const { entries, faults } = log
  const last = entries.at(-1) ?? null
  const own = faults.map(findingOf)
  const base = { from: entries[0]?.n ?? null, to: last?.n ?? null }
  if (!verify) return { ...base, intact: null, head: null, findings: own, notes: [], unfindable: [] }
  const head = log.head !== null && isRead(log.head) ? log.head.ok : undefined
  const parted = entries.filter(({ act }) => act === 'parted')
  const findings = [
    ...own,
    ...parted.filter(({ at }) => at >= since).map(partedFinding),
    ...(head === undefined ? [] : headFindings(entries, head)),
  ]
  const notes = [
    ...parted.filter(({ at }) => at < since).map(entry => partedFinding(entry).message),
    ...entries.filter(({ act }) => act === 'torn').map(tornNote),
    ...(log.torn ? ['the last line is cut short, as a killed run leaves it; the next run puts it aside'] : []),
    ...rotatedNotes(entries),
  ]
  return {
    ...base,
    intact: findings.length > 0 ? false : head === undefined ? null : true,
    head: head ?? null,
    findings,
    notes,
    unfindable: unfindable(entries, head ?? null),
  }
}

function findingOf(fault: AccessFault): Finding {
  switch (fault.kind) {
    case 'edited':
      return { code: 'edited', n: fault.n, message: `entry ${fault.n} was changed after it was written` }
    case 'order':
      return {
        code: 'order',
        n: fault.n,
        message: `entry ${fault.n} does not follow the one before it: something was changed, put in, taken out or swapped`,
      }
    case 'removed':
      return {
        code: 'removed',
        n: fault.n,
        message: `${span(fault.n, fault.to)} missing before what ${fault.file} holds`,
      }
    case 'foreign':
      return { code: 'foreign', n: null, message: `line ${fault.line} of ${fault.file} is no entry` }
    case 'unusable':
      return { code: 'unusable', n: null, message: `${fault.file} cannot be used: it ${fault.why}` }
  }
}

const span = (from: number, to: number): string => (from === to ? `entry ${from} is` : `entries ${from} to ${to} are`)

const partedFinding = ({ n, at }: AccessEntry): Finding => ({
  code: 'parted',
  n,
  message: `at ${at} the log did not hold the entry that the secret store knew: something older was cut off or changed`,
})

const tornNote = ({ at }: AccessEntry): string =>
  `at ${at} a line was found cut short, as a killed run leaves it; what there was of it is in log.torn`

function headFindings(entries: readonly AccessEntry[], head: Verification['head']): Finding[] {
  const last = entries.at(-1)?.n ?? 0
  if (head === null) {
    const changed = entries.find(({ act, result }) => (act === 'set' || act === 'delete') && result === 'ok')
    // A run that rotates tells the store, so that a log without its beginning has a head.
    if (changed === undefined && (entries[0]?.n ?? 1) === 1) return []
    const why = 'either that was taken out of it, or a run was killed before it told it'
    const what = changed === undefined ? 'older entries were rotated away' : 'keys were changed'
    return [{ code: 'no-head', n: null, message: `${what}, and the secret store knows no entry: ${why}` }]
  }
  if (head.n > last) {
    const ends = last === 0 ? 'the log is empty' : `the log ends at entry ${last}`
    return [
      {
        code: 'cut',
        n: last + 1,
        message: `${ends}, and the secret store knows entry ${head.n}: the rest was cut off`,
      },
    ]
  }
  const first = entries[0]?.n ?? 1
  if (head.n < first) {
    const why = 'another log was put in its place, or no run could tell the store of a newer entry'
    const message = `the log begins at entry ${first}, and the secret store knows entry ${head.n}: ${why}`
    return [{ code: 'rewritten', n: head.n, message }]
  }
  if (entries.some(({ n, hash }) => n === head.n && hash === head.hash)) return []
  const message = `entry ${head.n} is not the one that the secret store knows: the log was written anew from there or before`
  return [{ code: 'rewritten', n: head.n, message }]
}

function rotatedNotes(entries: readonly AccessEntry[]): string[] {
  const first = entries[0]?.n ?? 1
  return first === 1 ? [] : [`entries up to ${first - 1} were rotated away and are not checked`]
}

function unfindable(entries: readonly AccessEntry[], head: Verification['head']): string[] {
  const [first, last] = [entries[0]?.n ?? 1, entries.at(-1)?.n ?? 0]
  const from = Math.max(first, (head?.n ?? 0) + 1)
  const free =
    from > last ? 'what will be written from now on' : from === last ? `entry ${from}` : `entries ${from} to ${last}`
  return [
    `${free}, until a key is changed: who can write these files can cut them off or put others in their place`,
    'who can open the secret store as well can write all of it anew',
    'what reads the secret store without this program leaves no entry',
    ...(first > 1 ? ['whether the beginning of the oldest file was cut off: it looks like a rotated one'] : []),
  ]
}
