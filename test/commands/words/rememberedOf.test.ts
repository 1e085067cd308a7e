import { expect, it } from 'vitest'
import { statusReport } from '../../../src/commands/status/report.ts'
import { rememberedOf } from '../../../src/commands/words/rememberedOf.ts'
import { nftKey } from '../../../src/domain/historyMemory.ts'
import {
  artifactsOf,
  chain,
  ethUsdc,
  eventOf,
  historyOf,
  historyReadingOf,
  lpsOf,
  ok,
  type StatusArtifacts,
} from '../../support/artifacts.ts'

const hedgesOf = (histories: StatusArtifacts['histories']) =>
  statusReport(artifactsOf({ lps: ok([lpsOf(ok(ethUsdc()))]), histories }), []).hedges

it('a deposit that no price gives is refuted by the report, and one that was not read is not', () => {
  const doubled = historyOf({ events: [eventOf({ amount0: '123456789000000000000' })] })
  const hedges = hedgesOf(ok([historyReadingOf({ read: ok(doubled) })]))
  const gap = hedges[0]!.gaps.find(({ message }) => message.startsWith('the past of #1 cannot be told'))
  expect(gap).toMatchObject({ code: 'impossible-state', hint: expect.stringContaining('hedge status --reread') })
  const { refuted, sightings } = rememberedOf(hedges)
  expect(refuted).toEqual([{ name: hedges[0]!.name, nft: nftKey(chain.chainId, chain.positionManager, '1') }])
  expect(sightings).toHaveLength(1)
  const unread = { code: 'history-incomplete', source: `${chain.name} RPC`, message: 'lacks some', hint: '' }
  expect(rememberedOf(hedgesOf(ok([historyReadingOf({ read: { gap: unread } })]))).refuted).toEqual([])
})
