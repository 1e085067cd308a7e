import { defineAction } from '../domain/command.ts'
import { preferenceNames, preferences as presets } from '../domain/preferences.ts'
import { thresholdNames, thresholds } from '../domain/thresholds.ts'
import { settingFrom } from './words/settingName.ts'

export const configGet = defineAction({
  name: 'config get',
  summary: 'thresholds and preferences',
  operands: '[key]',
  examples: ['hedge config get', 'hedge config get liquidation.critical'],
  read: ({ operands }) => (operands[0] === undefined ? null : settingFrom(operands[0])),
  run: async (context, only) => {
    const [values, words] = [context.settings.thresholds(), context.settings.preferences()]
    const isShown = ({ name }: { name: string }) => only === null || only.name === name
    const settings = thresholdNames
      .filter(name => isShown({ name }))
      .map(name => ({ key: name, value: values[name], ...thresholds[name] }))
    const preferences = preferenceNames
      .filter(name => isShown({ name }))
      .map(name => ({ key: name, value: words[name], ...presets[name] }))
    return {
      report: { schema: 'hedge.config/1', settings, preferences },
      sections: [
        {
          kind: 'table',
          columns: [
            { title: 'Key' },
            { title: 'Value', align: 'right' },
            { title: 'Default', align: 'right' },
            { title: 'Meaning' },
          ],
          rows: [
            ...settings.map(({ key, value, default: preset, unit, meaning }) => [
              key,
              String(value),
              String(preset),
              `${meaning} (${unit})`,
            ]),
            ...preferences.map(({ key, value, default: preset, values: allowed, meaning }) => [
              key,
              value,
              preset,
              `${meaning} (${allowed.join(' or ')})`,
            ]),
          ],
        },
      ],
    }
  },
})
