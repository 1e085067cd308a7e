import { checks } from '../../checks/index.ts'
import { severities, topics } from '../../domain/check.ts'
import { conditionIds } from '../../domain/condition.ts'
import { preferenceNames, preferences } from '../../domain/preferences.ts'
import { storeKinds } from '../../domain/secretStore.ts'
import { thresholdNames } from '../../domain/thresholds.ts'
import { fieldNames } from '../history/fields.ts'
import { jobs, schedulers } from '../schedule/options.ts'
import { examples } from '../storeExample.ts'
import { shellNames } from './shells.ts'

/** Words that are known, and what is looked up when it is asked: names in the settings, or files. */
export type Values = { words?: readonly string[]; names?: 'hedges' | 'chains' | 'targets' | 'files' }

export type KnownValues = {
  /** By place; the last one for all that follow where the command takes any number. */
  operands?: readonly Values[]
  /** The second word, by the first. */
  after?: Readonly<Record<string, Values>>
  options?: Readonly<Record<string, Values>>
}

const hedges: Values = { names: 'hedges' }
const chains: Values = { names: 'chains' }
const targets: Values = { names: 'targets' }
const files: Values = { names: 'files' }
const checkIds = checks.map(({ id }) => id)
const someChecks: Values = { words: [...topics, ...checkIds] }
const attested = checks.filter(({ attestedFor }) => attestedFor !== undefined).map(({ id }) => id)
const settings: Values = { words: [...thresholdNames, ...preferenceNames] }
const ofHedge = { '--hedge': hedges }

/**
 * What can stand where, by command. The name that a view asks for is a hedge, and a `<file>` is a file: neither is said here. Whatever
 * else is not here is any text: an address, a number, a date.
 */
export const knownValues: Readonly<Record<string, KnownValues>> = {
  add: { options: { '--chain': chains } },
  status: { options: { '--chain': chains } },
  check: { options: { '--only': { words: conditionIds } } },
  audit: {
    options: {
      '--only': someChecks,
      '--skip': someChecks,
      '--severity': { words: severities },
      '--fail-on': { words: severities.slice(1) },
      '--chain': chains,
    },
  },
  'audit attest': { operands: [{ words: attested }] },
  'audit waive': { operands: [{ words: checkIds }], options: { '--for': hedges } },
  remove: { operands: [hedges] },
  rotate: {
    operands: [{ words: ['rpc', 'notify', 'vault'], names: 'hedges' }],
    after: { rpc: chains, notify: targets },
  },
  incident: { operands: [hedges] },
  rename: { operands: [hedges] },
  snapshot: { options: { '--chain': chains } },
  history: {
    options: { '--field': { words: fieldNames }, '--by': { words: ['hour', 'day', 'week'] } },
  },
  schedule: {
    options: {
      '--every': { words: ['5m', '15m', '1h', '24h'] },
      '--as': { words: schedulers },
      '--run': { words: jobs },
    },
  },
  notify: { operands: [hedges] },
  'notify set': {
    operands: [{ words: ['webhook', 'command'] }],
    after: { command: files },
    options: { '--name': targets },
  },
  'notify test': { operands: [targets] },
  'notify remove': { operands: [targets] },
  'rpc set': { operands: [chains] },
  'rpc test': { operands: [chains] },
  'rpc remove': { operands: [chains] },
  'chain remove': { operands: [chains] },
  'store use': { operands: [{ words: storeKinds }], options: { '--command': files } },
  'store example': { operands: [{ words: Object.keys(examples) }] },
  'config get': { operands: [settings], options: ofHedge },
  'config set': {
    operands: [settings],
    after: Object.fromEntries(preferenceNames.map(name => [name, { words: preferences[name].values }])),
    options: ofHedge,
  },
  'config unset': { operands: [settings], options: ofHedge },
  completion: { operands: [{ words: shellNames }] },
}
