import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import { testData } from './testData.ts'

/** Runs `body` over one file of published Uniswap V3 vectors, or shows by name that they were skipped. */
export function describeVectors<T>(file: string, body: (vectors: T) => void): void {
  if (testData === null) {
    test.skip(`vectors of ${file} (HEDGE_TEST_DATA is not set)`, () => {})
    return
  }
  const text = readFileSync(join(testData, 'vectors', 'uniswap-v3', file), 'utf8')
  describe(`vectors of ${file}`, () => body(JSON.parse(text)))
}
