import type { HostFacts, StoreReach } from '../../src/domain/hostFacts.ts'
import { gatheredAt } from './moments.ts'

/** A Debian server with cron, systemd and mail; each part as a test wants it. */
export const hostOf = (rest: Partial<HostFacts> = {}): HostFacts => ({
  platform: 'linux',
  version: '0.1.0',
  node: { path: '/usr/bin/node', version: '24.21.0', kept: false, engines: '>=24' },
  program: { path: '/usr/local/bin/hedge', passing: false },
  user: 'lp',
  uid: 1000,
  home: { here: '/srv/lp', login: '/srv/lp' },
  settings: { here: '/srv/lp/.config/hedge', bare: '/srv/lp/.config/hedge' },
  state: { here: '/srv/lp/.local/state/hedge', bare: '/srv/lp/.local/state/hedge' },
  init: 'systemd',
  runtimeDir: '/run/user/1000',
  linger: false,
  cron: { installed: true, running: true, allowed: true, mail: true },
  barePath: { hedge: false, node: true },
  tools: { logger: true, systemdCreds: true },
  environment: {},
  unsaid: [],
  ...rest,
})

/** A Mac with the keychain. */
export const macOf = (rest: Partial<HostFacts> = {}): HostFacts =>
  hostOf({
    platform: 'darwin',
    init: 'launchd',
    runtimeDir: null,
    linger: null,
    node: { path: '/usr/local/bin/node', version: '24.21.0', kept: false, engines: '>=24' },
    program: { path: '/usr/local/bin/hedge', passing: false },
    home: { here: '/srv/lp', login: '/srv/lp' },
    cron: { installed: true, running: null, allowed: true, mail: true },
    ...rest,
  })

const opens = (how: string): StoreReach['unattended'] => ({ ok: { how }, at: gatheredAt })

/** A vault that an identity file opens. */
export const vaultOf = (rest: Partial<StoreReach> = {}): StoreReach => ({
  kind: 'vault',
  where: '/srv/lp/.config/hedge/vault.age',
  unattended: opens('by its identity file'),
  vaultKey: 'identity',
  hedges: 2,
  targets: 1,
  ...rest,
})

export const keychainOf = (rest: Partial<StoreReach> = {}): StoreReach =>
  vaultOf({
    kind: 'keychain',
    where: 'Secret Service',
    unattended: opens('over the session bus in /run/user/1000'),
    vaultKey: null,
    ...rest,
  })

export const shut = (code = 'store-locked'): StoreReach['unattended'] => ({
  gap: { code, source: 'secret store', message: 'it is locked', hint: 'log in once' },
})
