import { expect, test } from 'vitest'
import { statusLayout } from '../../../src/commands/status/layout.ts'
import { statusReport } from '../../../src/commands/status/report.ts'
import { plainText } from '../../../src/domain/section.ts'
import { accountOf, artifactsOf, ethUsdc, lpsOf, ok, perpOf, subjectOf } from '../../support/artifacts.ts'

test('a target and a fee are printed as they are, not rounded', () => {
  const lps = ok([lpsOf(ok(ethUsdc({}, { fee: 50 })))])
  const sections = statusLayout(statusReport(artifactsOf({ lps, subjects: ok([subjectOf({ target: '0.125' })]) }), []))
  const [positions, exposure] = sections.flatMap(section => (section.kind === 'table' ? [section.rows] : []))
  expect(plainText(positions![0]![0]!)).toContain('WETH/USDC 0.005 %\n')
  expect(plainText(exposure![0]![5]!)).toMatch(/\nof 12\.5 %$/)
})

test('so is the target that a hedge has drifted from', () => {
  const parts = { lps: ok([lpsOf(ok(ethUsdc()))]), accounts: ok([accountOf([perpOf({ szi: '-1000' })])]) }
  const messageOf = (target: string) =>
    statusReport(artifactsOf({ ...parts, subjects: ok([subjectOf({ target })]) }), []).hedges[0]!.alerts.find(
      ({ id }) => id === 'hedge-drift',
    )!.message
  expect(messageOf('0.12345')).toMatch(/ of a target 12\.345 %$/)
  expect(messageOf('1')).toMatch(/ of a target 100\.0 %$/)
})
