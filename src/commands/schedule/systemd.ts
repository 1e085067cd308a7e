import type { HostFacts, StoreReach } from '../../domain/hostFacts.ts'
import type { Given } from '../../domain/jobEnvironment.ts'
import { shellWord } from '../../domain/shellWord.ts'
import { calendarOf } from './intervals.ts'
import { wordsOf } from './job.ts'
import type { Job } from './options.ts'
import type { Plan } from './types.ts'

const credential = '/etc/credstore.encrypted/hedge-vault'

/**
 * A service and its timer. The vault's identity can be handed over encrypted by the system's own manager alone, so that its
 * service is one of the system that runs as the user; the others are the user's, where the session bus is.
 */
export function systemdPlan(
  host: HostFacts,
  store: StoreReach,
  { minutes, run }: { minutes: number; run: Job },
  variables: Given,
): Plan {
  const name = `hedge-${run}`
  const ofSystem = store.kind === 'vault'
  const folder = ofSystem ? '/etc/systemd/system' : `${userFolder(host)}/systemd/user`
  const control = ofSystem ? 'sudo systemctl' : 'systemctl --user'
  const journal = ofSystem ? 'sudo journalctl' : 'journalctl --user'
  const encrypted = host.tools.systemdCreds
  const identity = host.environment.HEDGE_VAULT_IDENTITY_FILE ?? null
  return {
    files: [
      { path: `${folder}/${name}.service`, text: serviceOf(host, { run, ofSystem, encrypted, identity }, variables) },
      { path: `${folder}/${name}.timer`, text: timerOf(minutes, run) },
    ],
    install: [
      ...(ofSystem && encrypted ? credentialCommands(identity) : []),
      `${control} daemon-reload`,
      `${control} start ${name}.service && ${journal} -u ${name} -n 20 --no-pager`,
      `${control} enable --now ${name}.timer`,
    ],
    notes: [
      `What it says is in the journal: ${journal} -u ${name}; a run that is not OK is a failed unit: ${control} --failed`,
      ...(ofSystem && encrypted
        ? [
            'Once it runs, the identity file need not stay on this machine; keep a copy elsewhere: without it nothing opens the vault.',
          ]
        : []),
      ...(run === 'notify'
        ? [
            'A program of your own that is told (hedge notify set command) runs inside this unit: it gains no rights, as sendmail would need.',
          ]
        : []),
    ],
  }
}

/** The identity is read by the tool itself: it stands in no argument. */
const credentialCommands = (identity: string | null): string[] => [
  'sudo install -d -m 0700 /etc/credstore.encrypted',
  `sudo systemd-creds encrypt --name=hedge-vault ${identity === null ? 'IDENTITY-FILE' : shellWord(identity)} ${credential}`,
]

const userFolder = ({ environment, home }: HostFacts): string => environment.XDG_CONFIG_HOME ?? `${home.here}/.config`

type Service = { run: Job; ofSystem: boolean; encrypted: boolean; identity: string | null }

function serviceOf(host: HostFacts, { run, ofSystem, encrypted, identity }: Service, variables: Given): string {
  // The program of a line may hold no quote and no backslash; its arguments may.
  const starter = /["'\\]/.test(host.node.path) ? ['/usr/bin/env'] : []
  const words = [...starter, host.node.path, host.program.path, ...wordsOf[run]]
  // `:` keeps $ as it is.
  const prefix = words.some(word => word.includes('$')) ? ':' : ''
  return lines([
    '[Unit]',
    `Description=hedge ${run}: LP positions and what hedges them`,
    ...(ofSystem ? ['Wants=network-online.target', 'After=network-online.target'] : []),
    '',
    '[Service]',
    'Type=oneshot',
    ...(ofSystem && host.user !== null ? [`User=${host.user}`] : []),
    `ExecStart=${prefix}${words.map(quoted).join(' ')}`,
    ...variables.map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}`),
    ...(ofSystem ? [credentialLine(encrypted, identity)] : []),
    'TimeoutStartSec=60',
    'LimitCORE=0',
    'UMask=0077',
    'NoNewPrivileges=yes',
    'LockPersonality=yes',
    'RestrictRealtime=yes',
    'RestrictSUIDSGID=yes',
    'SystemCallArchitectures=native',
    'RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK',
    ...(ofSystem ? sandboxOf(host) : []),
  ])
}

const credentialLine = (encrypted: boolean, identity: string | null): string =>
  encrypted
    ? `LoadCredentialEncrypted=hedge-vault:${credential}`
    : `LoadCredential=hedge-vault:${(identity ?? 'IDENTITY-FILE').replaceAll('%', '%%')}`

/** What the user's own manager cannot do without rights of the system. */
const sandboxOf = ({ settings, state, node, program }: HostFacts): string[] => {
  const folders = [...new Set([settings.here, state.here])]
  // A path that such a line cannot spell would leave the run without its state.
  const writable = folders.some(path => /["\\]/.test(path))
    ? ['ProtectSystem=full']
    : ['ProtectSystem=strict', 'ProtectHome=read-only', ...folders.map(path => `ReadWritePaths=${quoted(`-${path}`)}`)]
  return [
    ...writable,
    ...([...folders, node.path, program.path].some(path => /^(\/var)?\/tmp\//.test(path)) ? [] : ['PrivateTmp=yes']),
    'PrivateDevices=yes',
    'ProtectClock=yes',
    'ProtectHostname=yes',
    'ProtectControlGroups=yes',
    'ProtectKernelLogs=yes',
    'ProtectKernelModules=yes',
    'ProtectKernelTunables=yes',
    'RestrictNamespaces=yes',
    'CapabilityBoundingSet=',
    'SystemCallFilter=@system-service',
    'SystemCallErrorNumber=EPERM',
  ]
}

/** A calendar catches up what a machine that was off has missed; what does not divide a day is counted from the run before. */
function timerOf(minutes: number, run: Job): string {
  const calendar = calendarOf(minutes)
  return lines([
    '[Unit]',
    `Description=hedge ${run}, by the clock`,
    '',
    '[Timer]',
    ...(calendar === null
      ? ['OnActiveSec=1min', `OnUnitActiveSec=${minutes}min`]
      : [`OnCalendar=${calendar}`, 'Persistent=true']),
    'AccuracySec=1s',
    `RandomizedDelaySec=${Math.min(30, minutes * 6)}`,
    '',
    '[Install]',
    'WantedBy=timers.target',
  ])
}

/** systemd.syntax(7): in double quotes, with C escapes; % begins a specifier. */
const quoted = (word: string): string => {
  const plain = word.replaceAll('%', '%%')
  return /^[\w@+=:,./%-]+$/.test(plain) ? plain : `"${plain.replace(/["\\]/g, '\\$&')}"`
}

const lines = (all: readonly string[]): string => `${all.join('\n')}\n`
