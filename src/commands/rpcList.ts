import { defineAction } from '../domain/command.ts'

export const rpcList = defineAction({
  name: 'rpc list',
  summary: 'which endpoints each chain uses',
  examples: ['hedge rpc list', 'hedge rpc list --json'],
  read: () => null,
  run: async context => {
    const own = context.settings.rpcs()
    const endpoints = context.chains.all().map(({ name, chainId, publicRpcs }) => ({
      chain: name,
      chainId,
      endpoint: own[name] ? 'own' : publicRpcs.length > 0 ? 'public' : 'none',
      // A public host is no secret; the host of one's own may hold the key in its name.
      host: own[name] || publicRpcs[0] === undefined ? null : new URL(publicRpcs[0]).host,
      count: own[name] ? 1 + (own[name].also?.length ?? 0) : publicRpcs.length,
      setAt: own[name]?.setAt ?? null,
      insecureHttp: [own[name], ...(own[name]?.also ?? [])].some(note => note?.insecureHttp === true),
    }))
    return {
      report: { schema: 'hedge.rpc-list/1', endpoints },
      sections: [
        {
          kind: 'table',
          columns: [{ title: 'Chain' }, { title: 'Endpoint' }, { title: 'Set' }],
          rows: endpoints.map(({ chain, endpoint, host, count, setAt, insecureHttp }) => [
            chain,
            endpoint === 'own'
              ? `yours${count > 1 ? `, ${count} in order` : ''}${insecureHttp ? ', plain http' : ''}`
              : (publicly(host, count) ?? { text: `none: hedge rpc set ${chain}`, tone: 'warn' }),
            setAt?.slice(0, 10) ?? '',
          ]),
        },
      ],
    }
  },
})

const publicly = (host: string | null, count: number): string | null =>
  host !== null && count > 1 ? `${host}, then ${count - 1} more` : host
