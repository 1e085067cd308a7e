import { defineAction } from '../domain/command.ts'
import { testTargets } from './notify/test.ts'

export const notifyTest = defineAction({
  name: 'notify test',
  summary: 'send a test event to every target, or to one, and say what each answered',
  operands: '[name]',
  examples: ['hedge notify test', 'hedge notify test ops --json'],
  notes: 'Of an answer only the class of its status is told (2xx). The same as: hedge notify --test',
  read: ({ operands }) => operands[0] ?? null,
  run: testTargets,
})
