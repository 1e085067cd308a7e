import { defineAction } from '../domain/command.ts'
import { preferenceNames, preferences as presets } from '../domain/preferences.ts'
import { presetOf, thresholdNames } from '../domain/thresholds.ts'
import { hedgeIn, hedgeOf, hedgeOption } from './config/options.ts'
import { type LimitSource, limitWord, sourceOf } from './config/sourceOf.ts'
import { settingFrom } from './words/settingName.ts'

export const configGet = defineAction({
  name: 'config get',
  summary: 'thresholds and preferences',
  operands: '[key]',
  options: [hedgeOption],
  examples: [
    'hedge config get',
    'hedge config get liquidation.critical',
    'hedge config get --hedge eth-usdc   # what holds for it, and which of it is its own',
  ],
  read: parsed => ({
    only: parsed.operands[0] === undefined ? null : settingFrom(parsed.operands[0]),
    hedge: hedgeIn(parsed),
  }),
  run: async (context, { only, hedge: name }) => {
    const { settings: port } = context
    const hedge = hedgeOf(context, name, only)
    const known = { all: port.thresholds(), own: port.ownThresholds(), hedge }
    const words = port.preferences()
    const isShown = (key: string) => only === null || only.name === key
    const settings = thresholdNames
      .filter(key => isShown(key) && !(hedge !== null && presetOf(key).everywhere))
      .map(key => {
        const { default: preset, min, max, unit, meaning, off = false } = presetOf(key)
        const { value, from } = sourceOf(key, known)
        const owners = port.hedges().filter(({ thresholds }) => Object.hasOwn(thresholds ?? {}, key))
        return {
          ...{ key, value: limitWord(value), from, hedges: owners.map(each => each.name) },
          ...{ default: limitWord(preset), off, min, max, unit, meaning },
        }
      })
    const preferences = preferenceNames
      .filter(key => isShown(key) && hedge === null)
      .map(key => ({ key, value: words[key], ...presets[key] }))
    return {
      report: { schema: 'hedge.config/1', hedge: hedge?.name ?? null, settings, preferences },
      sections: [
        {
          kind: 'table',
          columns: [
            { title: 'Key' },
            { title: 'Value', align: 'right' },
            { title: 'From' },
            { title: 'Default', align: 'right' },
            { title: 'Meaning' },
          ],
          rows: [
            ...settings.map(({ key, value, from, hedges, default: preset, unit, meaning }) => [
              key,
              String(value),
              `${sourceWords[from]}${hedge === null && hedges.length > 0 ? `; ${hedges.join(', ')}: its own` : ''}`,
              String(preset),
              `${meaning} (${unit})`,
            ]),
            ...preferences.map(({ key, value, default: preset, values: allowed, meaning }) => [
              key,
              value,
              value === preset ? 'default' : 'set',
              preset,
              `${meaning} (${allowed.join(' or ')})`,
            ]),
          ],
        },
      ],
    }
  },
})

const sourceWords: Record<LimitSource, string> = {
  default: 'default',
  global: 'set',
  hedge: 'set for this hedge',
  pair: 'goes along with the other of its kind',
}
