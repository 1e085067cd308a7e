import type { ActionContext } from '../../domain/actionContext.ts'
import type { OptionSpec, Parsed } from '../../domain/command.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import type { Hedge } from '../../domain/hedge.ts'
import { presetOf } from '../../domain/thresholds.ts'
import { hedgeNamed } from '../words/named.ts'
import type { SettingName } from '../words/settingName.ts'

export const hedgeOption: OptionSpec = { flags: '--hedge <name>', description: 'of this hedge alone' }

export const hedgeIn = ({ options }: Parsed): string | null =>
  typeof options.hedge === 'string' ? options.hedge : null

/** The hedge that was named; usage Failure for a setting that no hedge has of its own. */
export function hedgeOf(context: ActionContext, name: string | null, setting: SettingName | null): Hedge | null {
  if (name === null) return null
  const isLimit = setting === null || (setting.kind === 'threshold' && !presetOf(setting.name).everywhere)
  if (isLimit) return hedgeNamed(context, name)
  const message = `${setting.name} is of all hedges: none has its own`
  throw new Failure('bad-option', message, 'leave --hedge out', exitCodes.usage)
}
