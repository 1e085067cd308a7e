import { alarmed, anHour, type Episode, warned } from './episode.ts'
import { calm, type Town } from './town.ts'

const outside = ['out-of-range #1', 'range-distance #1']

const back = ({ wanted }: Town): void => {
  Object.assign(wanted, { price: calm.price, szi: null, withdrawn: 0 })
}

/** So far off its target that the ratio is off by so much. */
const offBy = ({ range, wanted }: Town, drift: number): void => {
  wanted.szi = -Number((range.ether(wanted.price) * (1 - drift)).toFixed(4))
}

/** The short follows; what one leg loses the other gains. */
export const leaves = (ticks: number): Episode => ({
  name: 'the price leaves the range',
  ticks,
  begin: ({ wanted }) => {
    wanted.price = 2_620
  },
  end: back,
  holds: () => ({ 'out-of-range #1': 'warning', 'range-distance #1': 'warning' }),
  told: outside.flatMap(key => warned(key, ticks)),
})

/** Further than the loss against holding may be. */
export const fallsFar = (ticks: number): Episode => ({
  ...leaves(ticks),
  name: 'the price falls far below the range',
  begin: ({ wanted }) => {
    wanted.price = 2_400
  },
  holds: () => ({ 'out-of-range #1': 'warning', 'range-distance #1': 'warning', 'impermanent-loss #1': 'warning' }),
  told: [...outside, 'impermanent-loss #1'].flatMap(key => warned(key, ticks)),
})

/** In and out at each run, by less than a tenth of a per cent. */
export const dancesOnBound = (ticks: number): Episode => ({
  name: 'the price dances on a bound of the range',
  ticks,
  each: ({ wanted, range }, k) => {
    wanted.price = Number((range.lower * (k % 2 === 0 ? 0.9992 : 1.0008)).toFixed(2))
  },
  end: back,
  holds: k => ({ ...(k % 2 === 0 ? { 'out-of-range #1': 'warning' } : {}), 'range-distance #1': 'warning' }),
  told: outside.flatMap(key => warned(key, ticks)),
})

export const dancesOnDrift = (ticks: number): Episode => ({
  name: 'the hedge ratio dances on its limit',
  ticks,
  each: (town, k) => offBy(town, k % 2 === 0 ? 0.103 : 0.096),
  end: back,
  holds: k => (k % 2 === 0 ? { 'drift ETH': 'warning' } : {}),
  told: warned('drift ETH', ticks),
})

/** A warning, an alarm, a warning again, and over. */
export const driftsAway = (): Episode => {
  const levels = [0.2, 0.6, 0.2] as const
  const each = anHour + 2
  return {
    name: 'the hedge drifts away and comes back',
    ticks: 3 * each,
    each: (town, k) => offBy(town, levels[Math.floor(k / each)]!),
    end: back,
    holds: k => ({ 'drift ETH': Math.floor(k / each) === 1 ? 'critical' : 'warning' }),
    told: [
      { key: 'drift ETH', kind: 'opened', from: 0, by: anHour },
      { key: 'drift ETH', kind: 'escalated', from: each, by: each },
      { key: 'drift ETH', kind: 'eased', from: 2 * each, by: 2 * each + anHour },
      { key: 'drift ETH', kind: 'closed', from: 3 * each, by: 3 * each + anHour },
    ],
  }
}

/** Told once; what comes and goes within the hour after that is not. */
export const shortWarnings = (): Episode => {
  const first = anHour + 2
  const isOff = (k: number) => k < first || (k > first + 2 && k < first + 6)
  return {
    name: 'a warning, and a second one that is over before anybody may be told',
    ticks: first + 8,
    each: (town, k) => offBy(town, isOff(k) ? 0.2 : 0),
    end: back,
    holds: k => (isOff(k) ? { 'drift ETH': 'warning' } : {}),
    told: warned('drift ETH', first),
  }
}

/** Near liquidation, and a quarter of the worth is gone: both at once. */
export const drained = (ticks: number): Episode => ({
  name: 'most of the margin is withdrawn',
  ticks,
  begin: ({ wanted }) => {
    wanted.withdrawn = 18_000
  },
  end: back,
  holds: () => ({ 'liquidation-distance ETH': 'critical', 'value-drop': 'critical' }),
  told: ['liquidation-distance ETH', 'value-drop'].flatMap(key => alarmed(key, ticks)),
})

export const worthLess = (ticks: number): Episode => ({
  name: 'some of it is withdrawn',
  ticks,
  begin: ({ wanted }) => {
    wanted.withdrawn = 9_000
  },
  end: back,
  holds: () => ({ 'value-drop': 'warning' }),
  told: warned('value-drop', ticks),
})

/** Paid at one full hour, and given back at another. */
export const dearFunding = (hours: number): Episode => {
  const ticks = hours * anHour
  return {
    name: 'funding costs more than the fees earn',
    ticks,
    onTheHour: true,
    begin: ({ wanted }) => {
      wanted.funding = -900
    },
    end: ({ wanted }) => {
      wanted.funding = 900
    },
    holds: () => ({ 'funding-against-fees': 'warning' }),
    told: warned('funding-against-fees', ticks),
  }
}

/** Told at once, and that it is over. */
export const unhedged = (ticks: number): Episode => ({
  name: 'most of the hedge is gone',
  ticks,
  each: town => offBy(town, 0.6),
  end: back,
  holds: () => ({ 'drift ETH': 'critical' }),
  told: alarmed('drift ETH', ticks),
})
