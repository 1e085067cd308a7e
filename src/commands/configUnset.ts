import { defineAction } from '../domain/command.ts'
import { thresholds } from '../domain/thresholds.ts'
import { thresholdFrom } from './words/thresholdName.ts'

export const configUnset = defineAction({
  name: 'config unset',
  summary: 'back to its default',
  operands: '<key>',
  examples: ['hedge config unset drift.warning'],
  read: ({ operands }) => thresholdFrom(operands[0] ?? ''),
  run: async (context, name) => {
    await context.settings.setThreshold(name, null)
    return {
      report: { schema: 'hedge.config-set/1', key: name, value: thresholds[name].default },
      sections: [{ kind: 'lines', lines: [`${name} is ${thresholds[name].default} again.`] }],
    }
  },
})
