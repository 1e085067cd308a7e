import { defineAction } from '../domain/command.ts'
import { incident as drill } from './incident/incident.ts'

export const incident = defineAction({
  name: 'incident',
  summary: 'what to do, step by step, when a key of a hedge may be in the wrong hands',
  operands: '<name>',
  examples: ['hedge incident eth-usdc', 'hedge incident eth-usdc --json'],
  notes: [
    'Nothing is changed: the steps are printed in the order in which they help, with the commands of this hedge.',
    'Agents are read at the venue, and the steps are complete without them where it does not answer.',
  ].join('\n'),
  read: ({ operands }) => operands[0] ?? '',
  run: drill,
})
