import { defineAction } from '../domain/command.ts'
import { describeInput } from '../domain/describeInput.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { thresholds } from '../domain/thresholds.ts'
import { thresholdFrom } from './words/thresholdName.ts'

export const configSet = defineAction({
  name: 'config set',
  summary: 'change one',
  operands: '<key> <value>',
  examples: ['hedge config set drift.warning 0.05', 'hedge config set liquidation.critical 0.15'],
  read: ({ operands: [key = '', text = ''] }) => {
    const name = thresholdFrom(key)
    const { min, max, unit } = thresholds[name]
    const value = /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN
    if (value >= min && value <= max) return { name, value }
    throw new Failure(
      'bad-value',
      `${name} is a number from ${min} to ${max} (${unit}); that is ${describeInput(text)}`,
      'hedge config get',
      exitCodes.usage,
    )
  },
  run: async (context, { name, value }) => {
    await context.settings.setThreshold(name, value)
    return {
      report: { schema: 'hedge.config-set/1', key: name, value },
      sections: [{ kind: 'lines', lines: [`${name} is ${value} now.`] }],
    }
  },
})
