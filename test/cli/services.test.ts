import { afterEach, expect, it } from 'vitest'
import { openServices } from '../../src/cli/services.ts'
import type { PositionHistory } from '../../src/domain/history.ts'
import type { Gap, Read } from '../../src/domain/read.ts'
import { Secret } from '../../src/domain/secret.ts'
import type { HistoryQuery, LpVenue } from '../../src/domain/venue.ts'
import { createRedactor } from '../../src/secrets/redaction.ts'
import { lpVenues } from '../../src/venues/index.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { chain, historyOf, ok } from '../support/artifacts.ts'
import { countingLpVenue } from '../support/fakeSources.ts'
import { testIo } from '../support/testIo.ts'

const real = lpVenues['uniswap-v3']!
afterEach(() => {
  lpVenues['uniswap-v3'] = real
})

const key = 'c4n4ryc4n4ryc4n4ryc4n4ry'
const echo: Gap = {
  code: 'rpc-error',
  source: 'testchain RPC',
  message: `the node said: no logs for https://rpc.example/v2/${key}`,
  hint: 'hedge rpc set testchain',
}

it('what a node says of one position’s past passes the redactor, as what it says of all', async () => {
  const venue: Partial<LpVenue> = {
    readHistory: async () =>
      new Map<string, Read<PositionHistory>>([
        ['1', ok(historyOf())],
        ['2', { gap: echo }],
      ]),
  }
  lpVenues['uniswap-v3'] = async () => ({ ...countingLpVenue([]), ...venue })
  const redactor = createRedactor()
  redactor.guard(new Secret(`https://rpc.example/v2/${key}`))
  const io = testIo({ env: { HEDGE_HOME: temporaryHome() } })
  const { lpVenue } = openServices({ io, redactor, askPassphrase: null, command: 'status', warn: () => {} })
  const query: HistoryQuery = { positions: [], toBlock: '1', keep: () => {}, progress: () => {} }
  const reads = await (await lpVenue()).readHistory(chain, [], query, io.interruption())
  expect(reads.get('1')).toEqual(ok(historyOf()))
  const said = JSON.stringify(reads.get('2'))
  expect(said).toContain('the node said: no logs for ')
  expect(said).not.toContain(key)
})
