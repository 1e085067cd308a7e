import { defineAction } from '../domain/command.ts'
import { readName } from './add/options.ts'
import { refuseTaken } from './add/refuseTaken.ts'
import { hedgeNamed } from './words/named.ts'

export const rename = defineAction({
  name: 'rename',
  summary: 'give a hedge another name',
  operands: '<name> <new-name>',
  examples: ['hedge rename eth-usdc eth-wide --json', 'hedge rename weth-usdc eth-wide'],
  read: ({ operands }) => ({ from: operands[0] ?? '', to: readName(operands[1] ?? '') ?? '' }),
  run: async (context, { from, to }) => {
    const hedge = hedgeNamed(context, from)
    if (from !== to) refuseTaken(context, to)
    await context.settings.saveHedge({ ...hedge, name: to })
    return {
      report: { schema: 'hedge.rename/1', from, to },
      sections: [{ kind: 'lines', lines: [`${from} is ${to} now.`] }],
    }
  },
})
