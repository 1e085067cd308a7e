import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'

const childrenOf = (pid: number): number[] => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

/** All that a process started, and what that started. */
const descendantsOf = (pid: number): number[] => childrenOf(pid).flatMap(child => [child, ...descendantsOf(child)])

const wordsOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

/** The process below this one that runs hedge; its own first line is that of node. */
export function hedgeBelow(pid: number): number {
  const found = descendantsOf(pid).find(each => wordsOf(each).split('\0')[0] === process.execPath)
  if (found === undefined) throw new Error('hedge does not run there')
  return found
}

/** T: stopped. */
export const stateOf = (pid: number): string => /^State:\s+(\S)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]!

/** Another size for the terminal that a process has as its output. */
export function resize(pid: number, columns: number, rows: number): void {
  const device = readlinkSync(`/proc/${pid}/fd/1`)
  const { status, stderr } = spawnSync('stty', ['-F', device, 'cols', `${columns}`, 'rows', `${rows}`], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
}
