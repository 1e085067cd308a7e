import { describe, expect, it } from 'vitest'
import { classify } from '../../src/secrets/keychain/classify.ts'

/** The binding's texts in 2.1.2, word for word; a new version may reword them, and then these fail. */
describe('classify', () => {
  it.each([
    [
      'store-unavailable',
      'no bus address',
      'Platform failure: DBus error: Using X11 for dbus-daemon autolaunch was disabled at compile time, set your DBUS_SESSION_BUS_ADDRESS instead',
      'no session bus',
    ],
    [
      'store-unavailable',
      'no bus address, when finding',
      'zbus error: Failed to connect to address `unix:path=/run/user/4242/bus`: No such file or directory (os error 2)',
      'no session bus',
    ],
    [
      'store-unavailable',
      'an empty bus address, when finding',
      'no secret service provider or dbus session found',
      'no session bus',
    ],
    [
      'store-unavailable',
      'a dead socket',
      'Platform failure: DBus error: Failed to connect to socket /run/user/4242/bus: No such file or directory',
      'no session bus',
    ],
    [
      'store-unavailable',
      'no service on the bus',
      'Platform failure: DBus error: The name org.freedesktop.secrets was not provided by any .service files',
      'no keychain service',
    ],
    [
      'store-unavailable',
      'no service on the bus, when finding',
      'zbus error: org.freedesktop.DBus.Error.ServiceUnknown: The name org.freedesktop.secrets was not provided by any .service files',
      'no keychain service',
    ],
    [
      'store-unavailable',
      'a frozen service, or a bus of another user',
      'Platform failure: DBus error: Did not receive a reply. Possible causes include: the remote application did not send a reply, the message bus security policy blocked the reply, the reply timeout expired, or the network connection was broken.',
      'did not answer',
    ],
    [
      'store-unavailable',
      'a service in which no keyring was ever made',
      "Couldn't access platform storage: Secret Service: no result found",
      'no keyring was ever created',
    ],
    [
      'store-unavailable',
      'Windows without a logon session',
      "Couldn't access platform storage: Windows ERROR_NO_SUCH_LOGON_SESSION",
      'logon',
    ],
    [
      'store-unavailable',
      'macOS without a keychain',
      "Couldn't access platform storage: No keychain is available. You may need to restart your computer.",
      'no keychain',
    ],
    [
      'store-locked',
      'locked, and the prompt could not open',
      "Couldn't access platform storage: Secret Service: unlock prompt was dismissed",
      'locked',
    ],
    [
      'store-locked',
      'locked, when finding',
      'zbus error: org.freedesktop.Secret.Error.IsLocked: Cannot get secret of a locked object',
      'locked',
    ],
    ['store-locked', 'macOS outside the desktop', 'Platform failure: User interaction is not allowed.', 'locked'],
    ['store-denied', 'access denied', "Couldn't access platform storage: AccessDenied", 'refused'],
    ['store-denied', 'macOS, the person said no', 'Platform failure: User canceled the operation.', 'refused'],
    [
      'store-denied',
      'macOS, a wrong password',
      'Platform failure: The user name or passphrase you entered is not correct.',
      'refused',
    ],
    ['store-failed', 'not text', 'Password data is not valid UTF-8', 'not text'],
    ['store-failed', 'anything else', 'Platform failure: Windows error code 5', 'Windows error code 5'],
    ['store-failed', 'nothing at all', '', 'not known here'],
  ])('%s: %s', (code, _what, text, message) => {
    const failure = classify(text)
    expect(failure).toMatchObject({ name: 'StoreFailure', code, exit: 4 })
    expect(failure.message).toContain(message)
    expect(failure.hint).toMatch(/hedge store/)
  })

  it.each([
    'Failed to convert JavaScript value `Number 123 ` into rust type `String`',
    'bad value "canary-0123456789"',
    `got ${'ab'.repeat(32)}`,
    'got sk_live_canary',
    'https://mainnet.example/v3/canary',
  ])('repeats no unknown text that may quote a value: %s', text => {
    const failure = classify(text)
    expect(failure.code).toBe('store-failed')
    expect(`${failure.message}${failure.hint}${failure.cause}`).not.toMatch(/canary|123|abab/)
  })
})
