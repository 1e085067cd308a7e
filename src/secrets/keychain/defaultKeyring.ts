import type { Call, Message } from './busMessage.ts'
import { openSessionBus } from './sessionBus.ts'

type Environment = Readonly<Record<string, string | undefined>>

const service = 'org.freedesktop.secrets'

/**
 * What would become of an item that is not there yet: 'open', it can be written; 'locked', writing it opens a prompt, and
 * that it was not found says nothing; 'none', there is no keyring to write to. The binding cannot tell: it finds nothing
 * in a locked keyring as in an open one, and its writes prompt. Asking this opens no prompt.
 * https://specifications.freedesktop.org/secret-service-spec/latest: ReadAlias, and the property Locked of a collection.
 */
export const defaultKeyring = (environment: Environment): Promise<'open' | 'locked' | 'none'> =>
  asking(environment, async ask => {
    const path = await pathOfDefault(ask)
    if (path === '/') return 'none'
    const locked = await ask({
      path,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      texts: ['org.freedesktop.Secret.Collection', 'Locked'],
    })
    return locked.body.flag() ? 'locked' : 'open'
  })

/**
 * The services of all items of an account, in whatever collection: their attributes are no secrets, and are told of a locked one
 * too. Asks for each item by itself: that takes as long as there are items.
 */
export const servicesOf = (environment: Environment, account: string): Promise<string[]> =>
  asking(environment, async ask => {
    const property = (path: string, of: string, name: string) =>
      ask({
        path,
        interface: 'org.freedesktop.DBus.Properties',
        member: 'Get',
        texts: [`org.freedesktop.Secret.${of}`, name],
      })
    const services: string[] = []
    for (const collection of (await property('/org/freedesktop/secrets', 'Service', 'Collections')).body.paths()) {
      for (const item of (await property(collection, 'Collection', 'Items')).body.paths()) {
        const { service, username } = (await property(item, 'Item', 'Attributes')).body.pairs()
        if (service !== undefined && username === account) services.push(service)
      }
    }
    return services
  })

/** The path of the collection that new items go to; '/' where there is none. */
export const defaultCollection = (environment: Environment): Promise<string> => asking(environment, pathOfDefault)

type Ask = (call: Omit<Call, 'destination'>) => Promise<Message>

async function asking<T>(environment: Environment, work: (ask: Ask) => Promise<T>): Promise<T> {
  const bus = await openSessionBus(environment)
  try {
    return await work(async call => {
      const answer = await bus.call({ ...call, destination: service })
      if (answer.type !== 'return') throw new Error(answer.error ?? 'no answer')
      return answer
    })
  } finally {
    bus.close()
  }
}

async function pathOfDefault(ask: Ask): Promise<string> {
  const answer = await ask({
    path: '/org/freedesktop/secrets',
    interface: 'org.freedesktop.Secret.Service',
    member: 'ReadAlias',
    texts: ['default'],
  })
  return answer.body.text()
}
