import { defineAction } from '../domain/command.ts'
import { describeInput } from '../domain/describeInput.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { type PreferenceName, type Preferences, preferences } from '../domain/preferences.ts'
import { type ThresholdName, thresholds } from '../domain/thresholds.ts'
import { settingFrom } from './words/settingName.ts'

export const configSet = defineAction({
  name: 'config set',
  summary: 'change one',
  operands: '<key> <value>',
  examples: [
    'hedge config set drift.warning 0.05',
    'hedge config set liquidation.critical 0.15',
    'hedge config set prune auto',
  ],
  read: ({ operands: [key = '', text = ''] }) => {
    const setting = settingFrom(key)
    return setting.kind === 'threshold'
      ? { ...setting, value: numberFor(setting.name, text) }
      : { ...setting, value: wordFor(setting.name, text) }
  },
  run: async (context, setting) => {
    const { name, value } = setting
    if (setting.kind === 'threshold') await context.settings.setThreshold(setting.name, setting.value)
    else await context.settings.setPreference(setting.name, setting.value)
    return {
      report: { schema: 'hedge.config-set/1', key: name, value },
      sections: [{ kind: 'lines', lines: [`${name} is ${value} now.`] }],
    }
  },
})

function numberFor(name: ThresholdName, text: string): number {
  const { min, max, unit } = thresholds[name]
  const value = /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN
  if (value >= min && value <= max) return value
  throw badValue(`${name} is a number from ${min} to ${max} (${unit}); that is ${describeInput(text)}`)
}

function wordFor<N extends PreferenceName>(name: N, text: string): Preferences[N] {
  const allowed: readonly Preferences[N][] = preferences[name].values
  const value = allowed.find(word => word === text)
  if (value !== undefined) return value
  throw badValue(`${name} is ${allowed.join(' or ')}; that is ${describeInput(text)}`)
}

const badValue = (message: string): Failure => new Failure('bad-value', message, 'hedge config get', exitCodes.usage)
