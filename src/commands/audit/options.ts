import { checks } from '../../checks/index.ts'
import type { Scope } from '../../domain/artifacts.ts'
import { type Severity, severities } from '../../domain/check.ts'
import type { OptionSpec, Parsed } from '../../domain/command.ts'
import { badOption, flagOption, listOption, textOption } from '../words/options.ts'
import { addressOptions, readScope } from '../words/scope.ts'
import { readSelection } from './select.ts'

export type AuditOptions = {
  scope: Scope
  only: readonly string[]
  skip: readonly string[]
  /** Checks below it are left out. */
  severity: Severity
  /** Findings below it do not decide the exit code. */
  failOn: Severity
  all: boolean
  list: boolean
}

export const auditOptions: readonly OptionSpec[] = [
  { flags: '--only <check...>', description: 'only these checks, by id or topic (see --list)' },
  { flags: '--skip <check...>', description: 'all but these' },
  { flags: '--severity <level>', description: 'nothing below it: info (default), low, medium, high, critical' },
  { flags: '--fail-on <level>', description: 'exit 0 unless something at least so severe is wrong (default: low)' },
  { flags: '--all', description: 'also what passed, and what there is nothing of' },
  { flags: '--deep', description: 'also look for keys in .env files and the history of your shell; none is shown' },
  { flags: '--second-rpc', description: 'also ask another provider whether it says the same of your positions' },
  { flags: '--list', description: 'the checks themselves; none is run' },
  ...addressOptions,
]

export function readAuditOptions(parsed: Parsed): AuditOptions {
  // `--only keys 0x…`: an option takes every word up to the next one, and no check is called 0x….
  const named = { only: listOption(parsed, 'only'), skip: listOption(parsed, 'skip') }
  const addresses = [...named.only, ...named.skip].filter(isHex)
  const words = (flag: 'only' | 'skip') =>
    readSelection(
      named[flag].filter(word => !isHex(word)),
      `--${flag}`,
      checks,
    )
  const scope = readScope({ ...parsed, operands: [...parsed.operands, ...addresses] }, 'audit')
  const audit = { deep: flagOption(parsed, 'deep'), secondRpc: flagOption(parsed, 'secondRpc') }
  return {
    // Orders that would silently unhedge are among the detail.
    scope: { ...scope, detail: true, audit },
    only: words('only'),
    skip: words('skip'),
    severity: levelOption(parsed, 'severity', 'info'),
    failOn: levelOption(parsed, 'failOn', 'low'),
    all: flagOption(parsed, 'all'),
    list: flagOption(parsed, 'list'),
  }
}

const isHex = (word: string): boolean => /^0x/i.test(word)

/** From `lowest` on, which is also what holds where none is named. */
function levelOption(parsed: Parsed, name: string, lowest: Severity): Severity {
  const text = textOption(parsed, name)
  if (text === null) return lowest
  const levels = severities.slice(severities.indexOf(lowest))
  const level = levels.find(each => each === text)
  if (level === undefined) throw badOption('audit', name, text, `one of ${levels.join(', ')}`)
  return level
}
