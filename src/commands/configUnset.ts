import { defineAction } from '../domain/command.ts'
import { withOwn } from '../domain/ownThresholds.ts'
import { preferences } from '../domain/preferences.ts'
import { hedgeIn, hedgeOf, hedgeOption } from './config/options.ts'
import { limitWord } from './config/sourceOf.ts'
import { hedgeNamed } from './words/named.ts'
import { settingFrom } from './words/settingName.ts'

export const configUnset = defineAction({
  name: 'config unset',
  summary: 'back to its default',
  operands: '<key>',
  options: [hedgeOption],
  examples: ['hedge config unset drift.warning', 'hedge config unset drift.warning --hedge eth-usdc'],
  read: parsed => ({ ...settingFrom(parsed.operands[0] ?? ''), hedge: hedgeIn(parsed) }),
  run: async (context, setting) => {
    const { settings } = context
    const { name } = setting
    const hedge = hedgeOf(context, setting.hedge, setting)
    if (setting.kind === 'threshold') await settings.unsetThreshold(setting.name, hedge?.id)
    else await settings.setPreference(setting.name, null)
    // The other of its kind may still hold it where it is.
    const own = hedge === null ? undefined : hedgeNamed(context, hedge.name).thresholds
    const value =
      setting.kind === 'threshold'
        ? limitWord(withOwn(settings.thresholds(), own)[setting.name])
        : preferences[setting.name].default
    const of = hedge === null ? '' : ` for ${hedge.name}`
    return {
      report: { schema: 'hedge.config-set/1', key: name, hedge: hedge?.name ?? null, value },
      sections: [{ kind: 'lines', lines: [`${name} is ${value} again${of}.`] }],
    }
  },
})
