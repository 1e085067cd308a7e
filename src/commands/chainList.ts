import { defineAction } from '../domain/command.ts'

export const chainList = defineAction({
  name: 'chain list',
  summary: 'the chains that can be read',
  examples: ['hedge chain list', 'hedge chain list --json'],
  read: () => null,
  run: async context => {
    const chains = context.chains.all()
    return {
      report: { schema: 'hedge.chain-list/1', chains },
      sections: [
        {
          kind: 'table',
          columns: [
            { title: 'Chain' },
            { title: 'Id', align: 'right' },
            { title: 'Position manager' },
            { title: 'Tokens', align: 'right' },
          ],
          rows: chains.map(({ name, chainId, positionManager, tokens }) => [
            context.chains.builtIn(name) ? name : [name, { text: ' (yours)', tone: 'dim' as const }],
            String(chainId),
            positionManager,
            String(tokens.length),
          ]),
        },
      ],
    }
  },
})
