import { expect, it } from 'vitest'
import { createHyperliquid } from '../../../src/venues/hyperliquid/index.ts'
import { readStatus } from '../../../src/venues/hyperliquid/status.ts'
import { startFakeHyperliquid } from '../../support/fakeHyperliquid.ts'

const signal = new AbortController().signal

it('is asked with one light request', async () => {
  const venue = await startFakeHyperliquid({ accounts: {}, markets: {}, time: 1_795_000_000_000 })
  const hyperliquid = createHyperliquid({ baseUrl: venue.url, network: 'mainnet' })
  try {
    expect(await hyperliquid.readStatus!(signal)).toEqual({ time: 1_795_000_000_000, special: null })
    expect(hyperliquid.weight()).toBe(2)
    venue.failWith('exchangeStatus', { status: 500, body: null })
    await expect(hyperliquid.readStatus!(signal)).rejects.toMatchObject({ gap: { source: 'hyperliquid' } })
  } finally {
    await venue.close()
  }
})

it('what is not as usual is a word that can be printed', () => {
  expect(readStatus({ time: 1, specialStatuses: 'post only' })).toEqual({ time: 1, special: 'post only' })
  expect(readStatus({ time: 1 })).toEqual({ time: 1, special: null })
  for (const body of [null, {}, { time: 0 }, { time: '1' }, { time: 1, specialStatuses: '\u001b[31m' }])
    expect(() => readStatus(body)).toThrow()
})
