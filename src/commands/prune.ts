import { defineAction } from '../domain/command.ts'
import { prune as pruneHedges } from './prune/prune.ts'
import { flagOption } from './words/options.ts'

export const prune = defineAction({
  name: 'prune',
  summary: 'forget hedges that were closed, or not read, for 90 days',
  options: [
    { flags: '--dry-run', description: 'show what is inactive and why, and delete nothing' },
    { flags: '--yes', description: 'delete without asking' },
  ],
  examples: ['hedge prune --dry-run', 'hedge prune --yes', 'hedge config set prune auto'],
  notes: [
    'Inactive: every leg seen flat and closed, or nothing read at all, for as long as prune.after says (hedge config get).',
    'With prune set to auto, any run that reads hedges deletes what an earlier run warned of at least 14 days before. With',
    '-q nothing is said, so nothing is warned of.',
    'A closed LP beside an open perp is never inactive: it is an alarm.',
    'As with hedge remove, your positions and perps are untouched.',
  ].join('\n'),
  read: parsed => (flagOption(parsed, 'dryRun') ? 'show' : flagOption(parsed, 'yes') ? 'yes' : 'ask'),
  run: pruneHedges,
})
