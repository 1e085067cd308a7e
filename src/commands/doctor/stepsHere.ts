import type { Step, Trials } from '../../domain/doctorFacts.ts'
import type { HostFacts } from '../../domain/hostFacts.ts'
import type { Network } from '../../domain/perp.ts'
import { storeNames } from '../../domain/secretStore.ts'
import { clockStep } from './clockStep.ts'
import { rpcSteps } from './rpcSteps.ts'
import { fail, pass, stepOf } from './step.ts'

/** In the order in which a run takes them. */
export const stepsHere = (trials: Trials, host: HostFacts): Step[] => [
  pass('program', 'Program', `hedge ${host.version} on Node ${host.node.version} (${host.node.path})`),
  settingsStep(trials),
  stateStep(trials),
  diskStep(trials),
  storeStep(trials),
  keysStep(trials),
  ...trials.venues.map(({ network, read }) =>
    stepOf(`hyperliquid ${network}`, titleOf(network), read, ({ special }) =>
      special === null
        ? pass(`hyperliquid ${network}`, titleOf(network), 'it answers')
        : fail(
            `hyperliquid ${network}`,
            titleOf(network),
            `it says of itself: ${special}`,
            'wait until it is as usual again: hedge doctor',
          ),
    ),
  ),
  ...rpcSteps(trials.chains),
  clockStep(trials, host.platform),
  stepOf('reading', 'A first reading', trials.reading, ({ hedges, positions, accounts }) =>
    pass(
      'reading',
      'A first reading',
      hedges === 0
        ? 'nothing is stored to be read yet'
        : `${counted(positions, 'position')} of ${counted(hedges, 'hedge')}, ${counted(accounts, 'account')}`,
    ),
  ),
]

const titleOf = (network: Network): string => (network === 'testnet' ? 'Hyperliquid testnet' : 'Hyperliquid')

const settingsStep = ({ settings }: Trials): Step =>
  stepOf('settings', 'Settings', settings, ({ path, there, hedges }) =>
    pass(
      'settings',
      'Settings',
      there ? `${path}, ${counted(hedges, 'hedge')}` : `${path}: nothing is stored yet (hedge add)`,
    ),
  )

const stateStep = ({ state }: Trials): Step =>
  stepOf('state', 'State folder', state, ({ path, there }) =>
    pass('state', 'State folder', there ? `${path} takes what is written` : `${path} is not there yet and can be made`),
  )

/** Bytes. Below this the next run may find no room for what it learns. */
const least = 16 * 1024 * 1024

const diskStep = ({ disk }: Trials): Step =>
  stepOf('disk', 'Disk space', disk, ({ free }) => {
    const words = `${Math.floor(free / 1024 / 1024)} MiB free`
    return free >= least
      ? pass('disk', 'Disk space', words)
      : fail('disk', 'Disk space', words, 'df -h, then free some space')
  })

const storeStep = ({ store }: Trials): Step =>
  stepOf('store', 'Secret store', store, ({ kind, where }) =>
    pass('store', 'Secret store', `${storeNames[kind]} opens: ${where}`),
  )

const keysStep = ({ keys }: Trials): Step =>
  stepOf('keys', 'Keys', keys, ({ expected, missing }) => {
    if (missing.length === 0)
      return pass('keys', 'Keys', expected === 0 ? 'none is needed yet' : `all ${expected} are there`)
    const first = missing[0] ?? ''
    const chain = /^the RPC URL of (\S+)/.exec(first)?.[1]
    const name = /^the \w+ of (\S+)$/.exec(first)?.[1]
    const mend = chain === undefined ? `hedge remove ${name} && hedge add ${name}` : `hedge rpc set ${chain}`
    return fail('keys', 'Keys', `${missing.join(', ')}: not in the store`, mend)
  })

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
