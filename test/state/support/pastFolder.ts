import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { SavedPosition, SavedSeries, SavedTrades } from '../../../src/domain/historyMemory.ts'
import { nftKey } from '../../../src/domain/historyMemory.ts'
import { openHistoryMemory } from '../../../src/state/historyMemory.ts'
import { addressOf, eventOf, fillOf, fundingOf } from '../../support/artifacts.ts'

export const hedge = '0123456789abcdef'
export const nft = nftKey(8453, addressOf(0xa1), '77')

export const scan = (scannedTo: number, rest: Partial<SavedPosition> = {}): SavedPosition => ({
  mint: { block: '100', timestamp: '1760000000' },
  mintedFor: 'c0ffee00c0ffee00',
  scannedTo: String(scannedTo),
  events: [eventOf()],
  ...rest,
})

export const series = <T>(from: number, rows: T[], rest: Partial<SavedSeries<T>> = {}): SavedSeries<T> => ({
  ...{ from, assets: ['ETH'], rows, whole: true, seen: 4_000, to: 5_000, read: 0 },
  ...rest,
})

export const traded = (from: number, rest: Partial<SavedTrades> = {}): SavedTrades => ({
  fills: series(from, [fillOf()]),
  funding: series(from, [fundingOf()]),
  ...rest,
})

/** A file as it is written: its digest is of the content, to the letter. */
export const sealed = (content: object | string) => {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  return `{"version":"2","sha256":"${createHash('sha256').update(text).digest('hex')}","content":${text}}`
}

/** A state folder of each test's own. */
export function usePastFolder() {
  let home = ''
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'hedge-past-'))
  })
  afterEach(() => rmSync(home, { recursive: true, force: true }))
  const folder = {
    get home() {
      return home
    },
    get state() {
      return join(home, 'state')
    },
    /** Of the positions of the hedge. */
    get file() {
      return join(home, 'state', 'history', `${hedge}.json`)
    },
    names: () => readdirSync(join(home, 'state', 'history')),
    /** The files of the accounts of a hedge. */
    accountFiles: (id: string) => folder.names().filter(name => new RegExp(`^${id}\\.[0-9a-f]{16}\\.json$`).test(name)),
    open: () => openHistoryMemory(join(home, 'state')),
    /** What a run leaves to the next. */
    inOneRun: (work: (memory: ReturnType<typeof openHistoryMemory>) => void) => {
      const memory = openHistoryMemory(join(home, 'state'))
      work(memory)
      memory.flush()
    },
  }
  return folder
}
