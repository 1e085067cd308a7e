import type { Call, Message } from './busMessage.ts'
import { openSessionBus } from './sessionBus.ts'

const service = 'org.freedesktop.secrets'

/**
 * What would become of an item that is not there yet: 'open', it can be written; 'locked', writing it opens a prompt, and
 * that it was not found says nothing; 'none', there is no keyring to write to. The binding cannot tell: it finds nothing
 * in a locked keyring as in an open one, and its writes prompt. Asking this opens no prompt.
 * https://specifications.freedesktop.org/secret-service-spec/latest: ReadAlias, and the property Locked of a collection.
 */
export async function defaultKeyring(environment: Readonly<Record<string, string | undefined>>) {
  const bus = await openSessionBus(environment)
  const ask = async (call: Omit<Call, 'destination'>): Promise<Message> => {
    const answer = await bus.call({ ...call, destination: service })
    if (answer.type !== 'return') throw new Error(answer.error ?? 'no answer')
    return answer
  }
  try {
    const path = (
      await ask({
        path: '/org/freedesktop/secrets',
        interface: 'org.freedesktop.Secret.Service',
        member: 'ReadAlias',
        texts: ['default'],
      })
    ).body.text()
    if (path === '/') return 'none'
    const locked = await ask({
      path,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      texts: ['org.freedesktop.Secret.Collection', 'Locked'],
    })
    return locked.body.flag() ? 'locked' : 'open'
  } finally {
    bus.close()
  }
}
