import { anHour, type Episode, type Holds, type Told, warned } from './episode.ts'

/** What is read of the chain and held against a limit, and of the venue. */
const ofBoth = ['drift ETH', 'value-drop', 'funding-against-fees']
const ofChain = [...ofBoth, 'out-of-range #1', 'range-distance #1', 'impermanent-loss #1', 'data-age local']
const ofVenue = [...ofBoth, 'liquidation-distance ETH', 'margin', 'data-age hyperliquid']

const unknown = (keys: readonly string[]): Holds => Object.fromEntries(keys.map(key => [key, 'unknown' as const]))

/** Half an hour is waited for, and then the hour of what is no alarm. */
const lost = (keys: readonly string[], ticks: number): Told[] =>
  keys.flatMap(key => [
    { key, kind: 'unknown' as const, from: 6, by: 6 + anHour },
    { key, kind: 'closed' as const, from: ticks, by: ticks + anHour },
  ])

/** Without a word where it is over before half an hour is. */
export const nodeDown = (ticks: number): Episode => ({
  name: 'the node is not there',
  ticks,
  slow: true,
  begin: ({ roads }) => roads.node.set('shut'),
  end: ({ roads }) => roads.node.set('open'),
  holds: () => unknown(ofChain),
  told: ticks > 6 ? lost(ofChain, ticks) : [],
})

export const nodeDeaf = (ticks: number): Episode => ({
  ...nodeDown(ticks),
  name: 'the node takes what is asked and says nothing',
  begin: ({ roads }) => roads.node.set('deaf'),
  run: () => ({ seconds: 3 }),
})

export const venueDown = (ticks: number): Episode => ({
  name: 'the venue is not there',
  ticks,
  slow: true,
  begin: ({ roads }) => roads.venue.set('shut'),
  end: ({ roads }) => roads.venue.set('open'),
  holds: () => unknown(ofVenue),
  told: ticks > 6 ? lost(ofVenue, ticks) : [],
})

/** Every request is refused, and a run that asks again ends in its time all the same. */
export const storm = (ticks: number): Episode => ({
  name: 'the venue refuses with 429 whatever is asked',
  ticks,
  slow: true,
  begin: ({ scene }) => scene.venue.failWith('clearinghouseState', { status: 429, body: null }),
  end: ({ scene }) => scene.venue.failWith('clearinghouseState', null),
  holds: () => unknown(ofVenue),
  told: [],
  run: () => ({ seconds: 3 }),
})

/** What passes when it is asked again is nothing at all. */
export const hiccups = (ticks: number): Episode => ({
  name: 'the venue fails once, and answers late',
  ticks,
  slow: true,
  each: ({ scene }, k) => {
    const fault = [
      { status: 502, html: '<html>bad gateway</html>', times: 1 },
      { truncate: true, times: 1 } as const,
      { delay: 300 },
    ]
    scene.venue.failWith('clearinghouseState', fault[k % fault.length]!)
  },
  end: ({ scene }) => scene.venue.failWith('clearinghouseState', null),
  holds: () => ({}),
  told: [],
})

/** 300 seconds are not too old yet, 1,800 not critical. */
const ageing = (key: string, k: number): Holds => (k < 1 ? {} : { [key]: k < 6 ? 'warning' : 'critical' })

const aged = (key: string, ticks: number): Told[] => [
  // Whether a warning is told before it is critical hangs on the hour.
  { key, kind: 'opened', from: 1, by: 6 },
  { key, kind: 'escalated', from: 6, by: 6 },
  { key, kind: 'closed', from: ticks, by: ticks },
]

export const nodeStale = (ticks: number): Episode => ({
  name: 'the node has no new block',
  ticks,
  begin: ({ stuck }) => {
    stuck.node = true
  },
  end: ({ stuck }) => {
    stuck.node = false
  },
  holds: k => ageing('data-age local', k),
  told: aged('data-age local', ticks),
})

export const venueStale = (ticks: number): Episode => ({
  name: 'the venue repeats what it said',
  ticks,
  begin: ({ stuck, now }) => {
    stuck.venue = now()
  },
  end: ({ stuck }) => {
    stuck.venue = null
  },
  holds: k => ageing('data-age hyperliquid', k),
  told: aged('data-age hyperliquid', ticks),
})

/** A fork in which the price has left the range is given up. */
export const fork = (ticks: number): Episode => {
  let giveUp: (() => Promise<void>) | null = null
  return {
    name: 'what happened on a fork never did',
    ticks,
    begin: async town => {
      giveUp = await town.rememberChain()
      town.wanted.price = 2_620
    },
    end: async ({ wanted }) => {
      wanted.price = 3_000
      await giveUp!()
    },
    holds: () => ({ 'out-of-range #1': 'warning', 'range-distance #1': 'warning' }),
    told: ['out-of-range #1', 'range-distance #1'].flatMap(key => warned(key, ticks)),
  }
}

/** Each block is given up for another of the same height. */
export const reorgs = (ticks: number): Episode => {
  let giveUp: (() => Promise<void>) | null = null
  return {
    name: 'every newest block is replaced',
    ticks,
    each: async town => {
      await giveUp?.()
      giveUp = await town.rememberChain()
    },
    end: () => {
      giveUp = null
    },
    holds: () => ({}),
    told: [],
  }
}

const ofAnything = [...new Set([...ofChain, ...ofVenue])]

/** Nothing is known and nobody can be told before it is over, that it was so for long, and then that it is not. */
export const locked = (ticks: number): Episode => ({
  name: 'the secret store is locked',
  ticks,
  holds: () => unknown(ofAnything),
  told:
    ticks > 6
      ? ofAnything.flatMap(key => [
          { key, kind: 'unknown' as const, from: ticks, by: ticks },
          { key, kind: 'closed' as const, from: ticks, by: ticks + anHour },
        ])
      : [],
  run: () => {
    const shut = { env: { HEDGE_VAULT_IDENTITY_FILE: undefined } }
    return { check: shut, notify: shut, notifyCode: 4 }
  },
})

/** Keys are due to be rotated from one day on. */
export const keysDue = (ticks: number, days: number): Episode => {
  const keys = ['RPC URL of local', 'webhook ops', 'key of the vault'].map(name => `key-age ${name}`)
  return {
    name: 'keys are due to be rotated',
    ticks,
    begin: town => town.call(`config set keys.rotate ${days}`),
    end: town => town.call('config unset keys.rotate'),
    holds: () => Object.fromEntries(keys.map(key => [key, 'warning' as const])),
    told: keys.flatMap(key => warned(key, ticks)),
  }
}
