import { defineAction } from '../domain/command.ts'
import { placedNotes } from '../domain/rpcKey.ts'
import { ageWords, type KeyAge, keyAge } from './words/keyAge.ts'

export const rpcList = defineAction({
  name: 'rpc list',
  summary: 'which endpoints each chain uses',
  examples: ['hedge rpc list', 'hedge rpc list --json'],
  read: () => null,
  run: async context => {
    const own = context.settings.rpcs()
    const limit = context.settings.thresholds()['keys.rotate']
    const endpoints = context.chains.all().map(({ name, chainId, publicRpcs }) => {
      const notes = placedNotes(own[name])
      const oldest = notes.map(({ setAt }) => setAt).sort()[0]
      const age = oldest === undefined ? null : keyAge(oldest, context.now(), limit)
      return {
        chain: name,
        chainId,
        endpoint: notes.length > 0 ? 'own' : publicRpcs.length > 0 ? 'public' : 'none',
        // A public host is no secret; the host of one's own may hold the key in its name.
        host: notes.length > 0 || publicRpcs[0] === undefined ? null : new URL(publicRpcs[0]).host,
        count: notes.length > 0 ? notes.length : publicRpcs.length,
        setAt: own[name]?.setAt ?? null,
        insecureHttp: notes.some(note => note.insecureHttp === true),
        oldestSetAt: oldest ?? null,
        dueAt: age?.dueAt ?? null,
        due: age?.due ?? null,
        age,
      }
    })
    return {
      report: { schema: 'hedge.rpc-list/1', endpoints: endpoints.map(({ age: _words, ...endpoint }) => endpoint) },
      sections: [
        {
          kind: 'table',
          columns: [{ title: 'Chain' }, { title: 'Endpoint' }, { title: 'Set' }],
          rows: endpoints.map(({ chain, endpoint, host, count, age, insecureHttp }) => [
            chain,
            endpoint === 'own'
              ? `yours${count > 1 ? `, ${count} in order` : ''}${insecureHttp ? ', plain http' : ''}`
              : (publicly(host, count) ?? { text: `none: hedge rpc set ${chain}`, tone: 'warn' }),
            age === null ? '' : setCell(age),
          ]),
        },
        ...dueSections(endpoints),
      ],
    }
  },
})

const setCell = (age: KeyAge) => {
  const day = age.setAt.slice(0, 10)
  return age.due ? { text: `${day}: ${ageWords(age)}`, tone: 'warn' as const } : day
}

function dueSections(endpoints: readonly { chain: string; due: boolean | null }[]) {
  const due = endpoints.filter(endpoint => endpoint.due)
  const lines = due.map(({ chain }) => `due: hedge rotate rpc ${chain}`)
  return lines.length === 0 ? [] : [{ kind: 'lines' as const, lines }]
}

const publicly = (host: string | null, count: number): string | null =>
  host !== null && count > 1 ? `${host}, then ${count - 1} more` : host
