import { wholeScope } from '../domain/artifacts.ts'
import { defineView } from '../domain/command.ts'
import { codeOf } from './doctor/codeOf.ts'
import { flagOption } from './words/options.ts'

const parts = () => import('./doctor/index.ts')

export const doctor = defineView({
  name: 'doctor',
  summary: 'every step of a run tried by itself, here or as cron would, and the line that mends what fails',
  options: [
    { flags: '--as-cron', description: 'with no more than cron gives: its environment, no terminal, a deadline' },
  ],
  examples: ['hedge doctor', 'hedge doctor --as-cron', 'hedge doctor --json'],
  notes: [
    'Tries the program and Node, the settings, the state folder and its disk, the secret store and its keys, this clock,',
    'each RPC, Hyperliquid, and a first reading. A step that fails hides no other; one that rests on it is not tried.',
    '--as-cron starts this program once more as cron starts a job, and says which step fails there, why, and what to write',
    'into the crontab line; then it tries that line too. hedge schedule prints it whole.',
    'Nothing is changed but for a file in the state folder that is written and taken away. No secret is shown.',
    'Exit: 0 all right, 1 a step fails, 3 a step could not be judged, 4 the secret store does not open.',
  ].join('\n'),
  needs: ['host', 'doctor'],
  read: parsed => ({ asCron: flagOption(parsed, 'asCron') }),
  scope: ({ asCron }) => ({ ...wholeScope, asCron }),
  report: async (artifacts, options) => (await parts()).doctorReport(artifacts, options),
  layout: async report => (await parts()).doctorLayout(report),
  exitCode: report => codeOf(report.steps),
})
