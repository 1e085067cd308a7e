import { expect, it } from 'vitest'
import { ethTick, ethUsdc, gap, lpsOf, ok, snapshotOf } from '../../support/artifacts.ts'
import { found, messagesOf, seenIn, watchedOf, withLps } from '../../support/watchedOf.ts'

/** Minted in the middle of its range, which the price has left for its upper part. */
const lossy = { lps: ok([lpsOf(ok(ethUsdc({}, { tick: ethTick + 1800 })))]) }

it('is what a position lost against holding, in per cent of that', () => {
  const told = found('impermanent-loss', lossy)
  expect(told).toEqual([expect.stringMatching(/^#1 (ok|warning) [\d.]+%$/)])
  const loss = Number(/([\d.]+)%/.exec(told[0]!)![1]) / 100
  const held = (warning: number | null, critical: number | null = null) =>
    found('impermanent-loss', { ...lossy, limits: { 'il.warning': warning, 'il.critical': critical } })[0]!.split(
      ' ',
    )[1]
  expect([held(loss * 1.1), held(loss * 0.9), held(loss * 0.5, loss * 0.9), held(null)]).toEqual([
    'ok',
    'warning',
    'critical',
    'ok',
  ])
  expect(messagesOf('impermanent-loss', lossy)[0]).toMatch(/^the impermanent loss of #1 is [\d.]+ % of holding$/)
})

it('is unknown where its past could not be read, and nothing where there is no position', () => {
  expect(found('impermanent-loss', { histories: gap('logs') })).toEqual(['#1 unknown -'])
  expect(found('impermanent-loss', { histories: gap('logs'), limits: { 'il.warning': null } })).toEqual(['#1 ok -'])
  expect(found('impermanent-loss', { lps: gap('rpc') })).toEqual(['unknown -'])
  expect(found('impermanent-loss', { lps: ok([lpsOf(ok(snapshotOf([], [])))]) })).toEqual([])
})

it('is not watched where it is no number although nothing failed', () => {
  const blind = withLps(watchedOf(), { impermanentLoss: null })
  expect(seenIn('impermanent-loss', blind)).toEqual([{ unwatched: 'the impermanent loss of #1 cannot be told' }])
})
