import { storeNames } from '../../../domain/secretStore.ts'
import type { Need } from '../types.ts'
import { type NeedGround, need } from './need.ts'

/** That the store opens with nobody there, and for how long it will. */
export function storeNeeds(ground: NeedGround): Need[] {
  const { host, store } = ground
  const opens = openNeed(ground)
  if (store.kind !== 'keychain') return [opens]
  if (host.platform !== 'linux') return [opens]
  const untold = host.runtimeDir === null && host.environment.DBUS_SESSION_BUS_ADDRESS !== undefined
  const lasting = untold
    ? 'the session bus of this shell is there at each run: it is not the one of your login, and ends with its session'
    : 'you are logged in at each run: after a restart the keychain is locked until you log in with your password'
  return [opens, need('session', lasting, null, vaultInstead)]
}

const vaultInstead = 'for a machine that nobody logs in to: hedge vault init --identity FILE && hedge store use vault'

function openNeed({ host, store: { kind, unattended, vaultKey }, as }: NeedGround): Need {
  const what = `${storeNames[kind]} opens with nobody there`
  if (kind === 'keychain' && host.platform === 'darwin') {
    if (as === 'launchd') return need('store', `${what}: while you are logged in`, null, 'hedge store, by the agent')
    return need('store', `${what}: on macOS only an agent of launchd reaches it`, false, 'hedge schedule --as launchd')
  }
  if ('ok' in unattended) {
    const handed =
      as === 'systemd' ? 'by the credential that systemd hands over' : 'by its identity file, which the job is told'
    return need('store', `${what}: ${kind === 'vault' ? handed : unattended.ok.how}`, true)
  }
  if (vaultKey === 'passphrase') {
    const text = `${what}: it asks for a passphrase, which nobody would type`
    return need(
      'store',
      text,
      false,
      'hedge rotate vault --identity FILE, then: HEDGE_VAULT_IDENTITY_FILE=FILE hedge schedule',
    )
  }
  if (vaultKey === 'unnamed') {
    const text = `${what}: it is opened by an identity file, and none is named here`
    return need('store', text, false, 'HEDGE_VAULT_IDENTITY_FILE=FILE hedge schedule')
  }
  const { code, message, hint } = unattended.gap
  return need('store', `${what}: ${message}`, code === 'not-tried' ? null : false, hint)
}
