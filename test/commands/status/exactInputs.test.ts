import { expect, test } from 'vitest'
import { statusLayout } from '../../../src/commands/status/layout.ts'
import { statusReport } from '../../../src/commands/status/report.ts'
import { plainText } from '../../../src/domain/section.ts'
import { artifactsOf, ethUsdc, lpsOf, ok, subjectOf } from '../../support/artifacts.ts'

test('a target and a fee are printed as they are, not rounded', () => {
  const lps = ok([lpsOf(ok(ethUsdc({}, { fee: 50 })))])
  const sections = statusLayout(statusReport(artifactsOf({ lps, subjects: ok([subjectOf({ target: '0.125' })]) }), []))
  const [positions, exposure] = sections.flatMap(section => (section.kind === 'table' ? [section.rows] : []))
  expect(plainText(positions![0]![0]!)).toContain('WETH/USDC 0.005 %\n')
  expect(plainText(exposure![0]![5]!)).toMatch(/\nof 12\.5 %$/)
})
