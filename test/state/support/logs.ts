import { readFileSync, writeFileSync } from 'node:fs'
import type { Access } from '../../../src/domain/accessLog.ts'
import { append, type Run } from '../../../src/state/accessLog/append.ts'
import { logPath } from '../../../src/state/accessLog/logFile.ts'

export const at = '2026-11-20T10:00:00.000Z'

export const runOf = (rest: Partial<Run> = {}): Run => ({
  command: 'status',
  by: 'cron',
  pid: 4242,
  now: () => new Date(at),
  ...rest,
})

export const accessOf = (rest: Partial<Access> = {}): Access => ({
  act: 'read',
  keys: ['hedge/0123456789abcdef/wallet', 'rpc/base'],
  result: 'ok',
  store: 'vault',
  ...rest,
})

/** So many entries, each with a key of its own, in files of about `limit` bytes. */
export async function fill(folder: string, count: number, limit?: number): Promise<void> {
  for (let index = 1; index <= count; index += 1) {
    await append(folder, runOf(), [accessOf({ keys: [`rpc/${index}`] })], limit === undefined ? {} : { limit })
  }
}

export const linesIn = (folder: string, age = 0): string[] =>
  readFileSync(logPath(folder, age), 'utf8').split('\n').slice(0, -1)

export const putLines = (folder: string, lines: readonly string[], age = 0): void =>
  writeFileSync(logPath(folder, age), lines.map(line => `${line}\n`).join(''), { mode: 0o600 })
