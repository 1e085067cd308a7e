import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decimal, toText } from '../../src/math/decimal.ts'
import { hedgeResult } from '../../src/math/hedgeResult.ts'
import { testData } from '../support/testData.ts'

const folder = testData && join(testData, 'recorded', 'hyperliquid')
const unavailable = folder ? '' : ' (skipped: HEDGE_TEST_DATA is not set)'

type Row = { delta: { coin: string; usdc: string; szi: string; fundingRate: string; nSamples: number } }
const rows = (): Row[] => JSON.parse(readFileSync(join(folder!, 'pysdk_userFunding.json'), 'utf8'))

const earned = (texts: readonly string[]) => toText(hedgeResult([], texts.map(decimal), null).funding)

/** Counted in millionths, as whole numbers. */
const micros = (text: string): bigint => {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(`${whole}${fraction.padEnd(6, '0')}`)
}

describe.skipIf(!folder)(`recorded funding payments${unavailable}`, () => {
  it('is the sum of what was paid and received, to the last digit', () => {
    const texts = rows().map(({ delta }) => delta.usdc)
    expect(texts.length).toBeGreaterThan(10)
    expect(micros(earned(texts))).toBe(texts.map(micros).reduce((total, each) => total + each))
  })

  it('a short is paid under a positive rate, a long pays: the sign is kept', () => {
    for (const { delta } of rows()) {
      const towardsUs = !delta.szi.startsWith('-') === delta.fundingRate.startsWith('-')
      expect(earned([delta.usdc]).startsWith('-'), delta.coin).toBe(!towardsUs)
    }
  })
})

describe('funding', () => {
  it('a row of three hours counts once, as it was paid', () => {
    expect(earned(['3.414774', '-0.572915', '0.000001'])).toBe('2.84186')
  })
})
