import { defineAction } from '../domain/command.ts'
import { preferences } from '../domain/preferences.ts'
import { thresholds } from '../domain/thresholds.ts'
import { settingFrom } from './words/settingName.ts'

export const configUnset = defineAction({
  name: 'config unset',
  summary: 'back to its default',
  operands: '<key>',
  examples: ['hedge config unset drift.warning'],
  read: ({ operands }) => settingFrom(operands[0] ?? ''),
  run: async (context, setting) => {
    const { name } = setting
    if (setting.kind === 'threshold') await context.settings.setThreshold(setting.name, null)
    else await context.settings.setPreference(setting.name, null)
    const value = setting.kind === 'threshold' ? thresholds[setting.name].default : preferences[setting.name].default
    return {
      report: { schema: 'hedge.config-set/1', key: name, value },
      sections: [{ kind: 'lines', lines: [`${name} is ${value} again.`] }],
    }
  },
})
