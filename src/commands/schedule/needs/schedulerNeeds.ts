import type { HostFacts } from '../../../domain/hostFacts.ts'
import { longestCommand } from '../cron.ts'
import type { Need } from '../types.ts'
import { type NeedGround, need } from './need.ts'

/** That whoever starts the job is there and may. */
export function schedulerNeeds(ground: NeedGround): Need[] {
  if (ground.as === 'cron') return cronNeeds(ground)
  return ground.as === 'systemd' ? systemdNeeds(ground) : launchdNeeds(ground.host)
}

function cronNeeds({ host: { cron, tools, user }, line }: NeedGround): Need[] {
  const length = new TextEncoder().encode(line ?? '').length
  const who = user ?? 'this user'
  return [
    need('cron', 'cron is installed', cron.installed, 'sudo apt-get install cron (Fedora: sudo dnf install cronie)'),
    ...(cron.installed ? [need('cron-runs', 'cron runs', cron.running, 'systemctl status cron (Fedora: crond)')] : []),
    ...(cron.allowed === true
      ? []
      : [
          need(
            'cron-allowed',
            `${who} may have a crontab (/etc/cron.allow, /etc/cron.deny)`,
            cron.allowed,
            'crontab -l',
          ),
        ]),
    ...(cron.mail || tools.logger
      ? []
      : [
          need(
            'cron-mail',
            'what a job says gets to you: there is neither a mail program nor logger',
            false,
            'sudo apt-get install bsdutils',
          ),
        ]),
    ...(length > longestCommand
      ? [
          need(
            'cron-length',
            `the line has at most ${longestCommand} bytes: it has ${length}`,
            false,
            'put what follows the stars into a script, and its path there',
          ),
        ]
      : []),
  ]
}

function systemdNeeds({ host, store }: NeedGround): Need[] {
  const runs = need('systemd', 'systemd runs this machine', host.init === 'systemd', 'hedge schedule --as cron')
  if (store.kind !== 'vault') {
    if (store.kind === 'keychain' || host.linger === true) return [runs]
    const text = `services of ${host.user ?? 'you'} run while nobody is logged in`
    return [runs, need('linger', text, host.linger, `sudo loginctl enable-linger ${host.user ?? ''}`.trim())]
  }
  const named = host.environment.HEDGE_VAULT_IDENTITY_FILE !== undefined
  return [
    runs,
    need('root', 'you may become root once: the credential and the unit are the system’s', null, 'sudo -v'),
    ...(host.tools.systemdCreds
      ? []
      : [
          need(
            'credentials',
            'systemd-creds is here (systemd 250 or newer): without it the identity stays on the disk as it is',
            false,
            'hedge schedule --as cron',
          ),
        ]),
    ...(named || store.vaultKey === 'unnamed'
      ? []
      : [
          need(
            'identity',
            'the identity file is named, so that it can be encrypted',
            false,
            'HEDGE_VAULT_IDENTITY_FILE=FILE hedge schedule',
          ),
        ]),
  ]
}

const launchdNeeds = ({ init }: HostFacts): Need[] =>
  init === 'launchd' ? [] : [need('launchd', 'this is macOS', false, 'hedge schedule --as cron')]
