/** Gathers the past of one position from a node that is slow: `node scanSlowly.ts STATE`. Prints the first block of each request. */
import { setTimeout as pause } from 'node:timers/promises'
import type { HistoryQuery } from '../../../src/domain/venue.ts'
import { gather } from '../../../src/gather/index.ts'
import { openHistoryMemory } from '../../../src/state/historyMemory.ts'
import { historyOf, ok } from '../../support/artifacts.ts'
import { countingLpVenue, fakeSources, hedgeOf } from '../../support/fakeSources.ts'

const [state = ''] = process.argv.slice(2)
const memory = openHistoryMemory(state)

/** The thousand blocks of the artificial snapshot, ten a request. */
async function scan({ positions, toBlock, keep }: HistoryQuery) {
  const [{ tokenId, saved }] = positions as [HistoryQuery['positions'][number]]
  const { mint, events } = historyOf()
  for (let from = Number(saved?.scannedTo ?? -1) + 1; from <= Number(toBlock); from += 10) {
    process.stdout.write(`${from}\n`)
    await pause(15)
    const scannedTo = String(Math.min(from + 9, Number(toBlock)))
    keep(tokenId, { mint, mintedFor: null, scannedTo, events: Number(scannedTo) < 100 ? [] : events })
  }
  return new Map([[tokenId, ok(historyOf())]])
}

const lpVenue = async () => ({
  ...countingLpVenue([]),
  readHistory: (_chain: unknown, _rpcs: unknown, query: HistoryQuery) => scan(query),
})
await gather(['histories'], fakeSources([hedgeOf('a')], { lpVenue, history: async () => memory }))
process.stdout.write('done\n')
