import { defineAction } from '../domain/command.ts'
import { describeInput } from '../domain/describeInput.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import { type PreferenceName, type Preferences, preferences } from '../domain/preferences.ts'
import { presetOf, type ThresholdName } from '../domain/thresholds.ts'
import { hedgeIn, hedgeOf, hedgeOption } from './config/options.ts'
import { limitWord } from './config/sourceOf.ts'
import { settingFrom } from './words/settingName.ts'

export const configSet = defineAction({
  name: 'config set',
  summary: 'change one',
  operands: '<key> <value>',
  options: [hedgeOption],
  examples: [
    'hedge config set drift.warning 0.05',
    'hedge config set range.warning 0.02 --hedge eth-usdc',
    'hedge config set il.warning off',
    'hedge config set prune auto',
  ],
  notes: 'A limit that is off is never crossed. One set beyond the other of its kind takes that one along.',
  read: parsed => {
    const [key = '', text = ''] = parsed.operands
    const setting = settingFrom(key)
    const hedge = hedgeIn(parsed)
    return setting.kind === 'threshold'
      ? { ...setting, hedge, value: limitFor(setting.name, text) }
      : { ...setting, hedge, value: wordFor(setting.name, text) }
  },
  run: async (context, setting) => {
    const hedge = hedgeOf(context, setting.hedge, setting)
    if (setting.kind === 'threshold') await context.settings.setThreshold(setting.name, setting.value, hedge?.id)
    else await context.settings.setPreference(setting.name, setting.value)
    const value = setting.value ?? limitWord(null)
    const of = hedge === null ? '' : ` for ${hedge.name}`
    return {
      report: { schema: 'hedge.config-set/1', key: setting.name, hedge: hedge?.name ?? null, value },
      sections: [{ kind: 'lines', lines: [`${setting.name} is ${value} now${of}.`] }],
    }
  },
})

function limitFor(name: ThresholdName, text: string): number | null {
  const { min, max, unit, off } = presetOf(name)
  if (off && text === 'off') return null
  const value = /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN
  if (value >= min && value <= max) return value
  throw badValue(
    `${name} is a number from ${min} to ${max} (${unit})${off ? ', or off' : ''}; that is ${describeInput(text)}`,
  )
}

function wordFor<N extends PreferenceName>(name: N, text: string): Preferences[N] {
  const allowed: readonly Preferences[N][] = preferences[name].values
  const value = allowed.find(word => word === text)
  if (value !== undefined) return value
  throw badValue(`${name} is ${allowed.join(' or ')}; that is ${describeInput(text)}`)
}

const badValue = (message: string): Failure => new Failure('bad-value', message, 'hedge config get', exitCodes.usage)
