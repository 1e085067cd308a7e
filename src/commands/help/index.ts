import type { TopicName } from './names.ts'

/** `text` is loaded when it is asked for; its lines have about 100 columns. */
export type Topic = { name: TopicName; title: string; text: () => Promise<string> }

const explained: Readonly<Record<TopicName, Omit<Topic, 'name'>>> = {
  permissions: {
    title: 'what hedge may do, what each key may do, and what is refused',
    text: async () => (await import('./topics/permissions.ts')).permissions,
  },
  signs: {
    title: 'which sign each number has, its unit, and what is not known',
    text: async () => (await import('./topics/signs.ts')).signs,
  },
  formulas: {
    title: 'how each number is made, from what, and where that is written',
    text: async () => (await import('./topics/formulas.ts')).formulasText,
  },
  cron: {
    title: 'runs that nobody watches: cron, systemd, launchd, monitoring, alerts',
    text: async () => (await import('./topics/cron.ts')).cron,
  },
  stores: {
    title: 'where addresses and URLs are kept, and which store is for what',
    text: async () => (await import('./topics/stores.ts')).stores,
  },
  'exit-codes': {
    title: 'what a run ends with',
    text: async () => (await import('./topics/exitCodes.ts')).exitCodesText,
  },
  json: {
    title: 'documents for programs, single fields, snapshots',
    text: async () => (await import('./topics/json.ts')).json,
  },
  environment: {
    title: 'the variables that are read',
    text: async () => (await import('./topics/environment.ts')).environment,
  },
}

/** In the order above, which is that of their names. */
export const topics: readonly Topic[] = Object.entries(explained).map(([name, its]) => ({
  name: name as TopicName,
  ...its,
}))
