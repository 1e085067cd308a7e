import { defineAction } from '../domain/command.ts'
import { thresholdNames, thresholds } from '../domain/thresholds.ts'
import { thresholdFrom } from './words/thresholdName.ts'

export const configGet = defineAction({
  name: 'config get',
  summary: 'thresholds and preferences',
  operands: '[key]',
  examples: ['hedge config get', 'hedge config get liquidation.critical'],
  read: ({ operands }) => (operands[0] === undefined ? null : thresholdFrom(operands[0])),
  run: async (context, only) => {
    const values = context.settings.thresholds()
    const shown = only === null ? thresholdNames : [only]
    const settings = shown.map(name => ({ key: name, value: values[name], ...thresholds[name] }))
    return {
      report: { schema: 'hedge.config/1', settings },
      sections: [
        {
          kind: 'table',
          columns: [
            { title: 'Key' },
            { title: 'Value', align: 'right' },
            { title: 'Default', align: 'right' },
            { title: 'Meaning' },
          ],
          rows: settings.map(({ key, value, default: preset, unit, meaning }) => [
            key,
            String(value),
            String(preset),
            `${meaning} (${unit})`,
          ]),
        },
      ],
    }
  },
})
