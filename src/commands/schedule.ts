import { wholeScope } from '../domain/artifacts.ts'
import { defineView } from '../domain/command.ts'
import { exitCodes } from '../domain/failure.ts'
import { readScheduleOptions, scheduleOptions } from './schedule/options.ts'

const parts = () => import('./schedule/index.ts')

export const schedule = defineView({
  name: 'schedule',
  summary: 'the crontab line, systemd timer or launchd agent that works here, and what it needs first',
  options: scheduleOptions,
  examples: [
    'hedge schedule',
    'hedge schedule --every 15m --as cron',
    'hedge schedule --run notify',
    'hedge schedule --as systemd --run audit',
    'hedge schedule --json',
  ],
  notes: [
    'Prints and changes nothing. Whatever is printed holds absolute paths and no secret.',
    'The default is what works with the store in use: on macOS a launchd agent, since cron cannot reach the keychain there;',
    'on Linux a systemd timer where systemd runs (the vault’s identity is then handed over encrypted, by',
    'LoadCredentialEncrypted), else cron. The cron line and the agent say nothing while all is well.',
    'A check is for a monitoring system or cron’s mail, notify tells each change once, and an audit a day says who may act and keeps',
    'known when API wallets end, each a job of its own: run schedule for each.',
    'What is missing is said with what mends it. Exit 4: as things are, such a run cannot open the secret store.',
    'To see it fail or pass before it is installed: hedge doctor --as-cron',
  ].join('\n'),
  needs: ['host', 'storeReach'],
  read: readScheduleOptions,
  scope: () => wholeScope,
  report: async (artifacts, options) => (await parts()).scheduleReport(artifacts, options),
  layout: async report => (await parts()).scheduleLayout(report),
  exitCode: () => exitCodes.fine,
})
