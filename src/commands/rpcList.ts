import { defineAction } from '../domain/command.ts'

export const rpcList = defineAction({
  name: 'rpc list',
  summary: 'which endpoint each chain uses',
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
      setAt: own[name]?.setAt ?? null,
      insecureHttp: own[name]?.insecureHttp ?? false,
    }))
    return {
      report: { schema: 'hedge.rpc-list/1', generatedAt: context.now().toISOString(), endpoints },
      sections: [
        {
          kind: 'table',
          columns: [{ title: 'Chain' }, { title: 'Endpoint' }, { title: 'Set' }],
          rows: endpoints.map(({ chain, endpoint, host, setAt, insecureHttp }) => [
            chain,
            endpoint === 'own'
              ? `yours${insecureHttp ? ', plain http' : ''}`
              : (host ?? { text: `none: hedge rpc set ${chain}`, tone: 'warn' }),
            setAt?.slice(0, 10) ?? '',
          ]),
        },
      ],
    }
  },
})
