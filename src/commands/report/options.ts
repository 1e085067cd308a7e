import type { Scope } from '../../domain/artifacts.ts'
import type { OptionSpec, Parsed } from '../../domain/command.ts'
import { describeInput } from '../../domain/describeInput.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { flagOption, textOption } from '../words/options.ts'
import { readScope, scopeOptions } from '../words/scope.ts'

export type ReportOptions = { scope: Scope; out: string; force: boolean; redact: boolean; audit: boolean; days: number }

export const reportOptions: readonly OptionSpec[] = [
  { flags: '--out <file>', description: 'where it is written (mode 0600); a file that is there is left alone' },
  { flags: '--force', description: 'write over the file that is there' },
  { flags: '--redact', description: 'no address in the file: address 1, address 2 in its place' },
  { flags: '--no-audit', description: 'without the audit, and what it alone would read' },
  { flags: '--days <number>', description: 'so many days of recorded history (default: 30)' },
  ...scopeOptions.filter(({ flags }) => flags !== '--detail'),
]

export function readReportOptions(parsed: Parsed): ReportOptions {
  const out = textOption(parsed, 'out')
  if (out === null || out === '') {
    throw new Failure('usage', 'report: no file is named', 'hedge report --out report.html', exitCodes.usage)
  }
  const audit = parsed.options.audit !== false
  const days = textOption(parsed, 'days') ?? '30'
  if (!/^[1-9]\d{0,3}$/.test(days)) {
    const message = `--days must be a number of days from 1 to 9999; it is ${describeInput(days)}`
    throw new Failure('bad-option', message, 'hedge report --days 90 --out report.html', exitCodes.usage)
  }
  const scope = { ...readScope(parsed, 'report'), recordDays: Number(days) }
  return {
    scope: audit ? { ...scope, detail: true, audit: { deep: false, secondRpc: false } } : scope,
    out,
    force: flagOption(parsed, 'force'),
    redact: flagOption(parsed, 'redact'),
    audit,
    days: Number(days),
  }
}
