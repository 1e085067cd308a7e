import { StoreFailure, type StoreFailureCode } from '../../domain/secretStore.ts'
import type { Shut } from './protocol.ts'

const toVault = 'hedge vault init --identity FILE && hedge store use vault'

type Rule = { starts: string; has?: string; code: StoreFailureCode; message: string; hint: string }

const noAccess = "Couldn't access platform storage:"
const dbus = 'Platform failure: DBus error:'

const locked = {
  code: 'store-locked',
  message: 'the keychain is locked',
  hint: 'hedge store in a terminal of your desktop session asks to unlock it; without a desktop: hedge store use vault',
} as const
const noSession = {
  code: 'store-unavailable',
  message: 'there is no session bus, and so no keychain, in this session',
  hint: `loginctl enable-linger, or for a machine without a desktop: ${toVault}`,
} as const
const noKeyring = {
  code: 'store-unavailable',
  message: 'the keychain service runs, but no keyring was ever created in it',
  hint: `log in to the desktop once, or for a machine without one: ${toVault}`,
} as const
const denied = { code: 'store-denied', message: 'the keychain refused access', hint: 'hedge store' } as const

/**
 * The binding tells its failures apart by text alone (its `code` is always GenericFailure), so the texts of the pinned
 * version are matched by their beginning, the first rule that fits. A frozen keychain and a bus of another user give
 * the same text and therefore the same answer.
 */
const rules: readonly Rule[] = [
  { starts: noAccess, has: 'unlock prompt was dismissed', ...locked },
  { starts: noAccess, has: 'no result found', ...noKeyring },
  {
    starts: noAccess,
    has: 'ERROR_NO_SUCH_LOGON_SESSION',
    code: 'store-unavailable',
    message: 'this kind of logon (network, SSH or service) has no credential set on Windows',
    hint: `run it from a desktop logon, or: ${toVault}`,
  },
  {
    starts: noAccess,
    has: 'No keychain is available',
    code: 'store-unavailable',
    message: 'no keychain is available in this session',
    hint: `run it while you are logged in to the desktop, or: ${toVault}`,
  },
  { starts: noAccess, ...denied },
  { starts: 'zbus error: org.freedesktop.Secret.Error.IsLocked', ...locked },
  { starts: 'zbus error: Failed to connect', ...noSession },
  { starts: 'no secret service provider or dbus session found', ...noSession },
  { starts: dbus, has: 'autolaunch was disabled', ...noSession },
  { starts: dbus, has: 'Failed to connect to socket', ...noSession },
  ...[dbus, 'zbus error: org.freedesktop.DBus.Error.ServiceUnknown'].map(
    (starts): Rule => ({
      starts,
      has: 'org.freedesktop.secrets was not provided',
      code: 'store-unavailable',
      message: 'the session bus has no keychain service (Secret Service)',
      hint: `apt-get install gnome-keyring, or for a machine without a desktop: ${toVault}`,
    }),
  ),
  {
    starts: dbus,
    code: 'store-unavailable',
    message: 'the keychain service did not answer: it hangs, or the session bus belongs to another user',
    hint: `hedge store, or for a machine without a desktop: ${toVault}`,
  },
  // macOS: -25308 outside the desktop session (cron, SSH); -128 and -25293 when the person says no.
  { starts: 'Platform failure: User interaction is not allowed', ...locked },
  { starts: 'Platform failure: User canceled the operation', ...denied },
  { starts: 'Platform failure: The user name or passphrase you entered is not correct', ...denied },
  {
    starts: 'Password data is not valid UTF-8',
    code: 'store-failed',
    message: 'the keychain holds something under this name that is not text',
    hint: 'hedge store',
  },
]

/** The failure behind a text of the binding. */
export function classify(text: string): StoreFailure {
  const rule = rules.find(({ starts, has }) => text.startsWith(starts) && (has === undefined || text.includes(has)))
  if (rule) return new StoreFailure(rule.code, rule.message, rule.hint)
  const words = isPlain(text) ? `: ${text}` : ' in a way that is not known here'
  return new StoreFailure('store-failed', `the keychain failed${words}`, 'hedge store')
}

const shutRules: Record<Shut, { code: StoreFailureCode; message: string; hint: string }> = {
  locked,
  none: noKeyring,
  unasked: {
    code: 'store-unavailable',
    message: 'the keychain service could not be asked whether it is locked, and nothing is written on a guess',
    hint: `hedge store in a terminal, or for a machine without a desktop: ${toVault}`,
  },
  absent: {
    code: 'store-unavailable',
    message: `what opens a keychain on ${process.platform} ${process.arch} is not installed, or does not load here`,
    hint: `npm install --global --include=optional hedge-monitor, or: ${toVault}`,
  },
}

export function shutFailure(shut: Shut): StoreFailure {
  const { code, message, hint } = shutRules[shut] ?? shutRules.unasked
  return new StoreFailure(code, message, hint)
}

/** Short words and short numbers only, as systems word their errors: no value it might quote has that shape. */
const isPlain = (text: string): boolean =>
  text.length <= 160 && text.split(' ').every(word => /^(?:[a-z'-]{1,20}|-?\d{1,6})[,.:;]?$/i.test(word))
