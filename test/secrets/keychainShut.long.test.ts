import { expect, it } from 'vitest'
import { describeWithSecretService, inOwnSession, type Probe, storeProbeItem } from './support/secretService.ts'

const service = '-d org.freedesktop.secrets -o /org/freedesktop/secrets'
const lock = `gdbus call --session ${service} -m org.freedesktop.Secret.Service.Lock \
  "['/org/freedesktop/secrets/collection/login']" >/dev/null`

describeWithSecretService('a keychain that does not open', () => {
  it('is locked, and never looks empty', async () => {
    const said: Probe = JSON.parse(await inOwnSession(`${storeProbeItem}\n${lock}\n"$NODE" "$PROBE" probe 5000`))
    for (const { outcome } of Object.values(said)) expect(outcome).toBe('store-locked')
    expect(said.get.milliseconds).toBeLessThan(2_000)
  })

  it('asks nobody for a password when nobody is there', async () => {
    // A prompter of our own, which leaves a mark and then never answers.
    const script = `
      services="$XDG_DATA_HOME/dbus-1/services"; mark="$HEDGE_TEST_SESSION/prompted"; mkdir -p "$services"
      printf '#!/bin/sh\\necho $$ >"%s"; exec sleep 30 >/dev/null 2>&1\\n' "$mark" >"$HEDGE_TEST_SESSION/prompter"
      chmod +x "$HEDGE_TEST_SESSION/prompter"
      printf '[D-BUS Service]\\nName=org.gnome.keyring.SystemPrompter\\nExec=%s\\n' "$HEDGE_TEST_SESSION/prompter" \
        >"$services/org.gnome.keyring.SystemPrompter.service"
      gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus -m org.freedesktop.DBus.ReloadConfig >/dev/null
      ${storeProbeItem}
      ${lock}
      "$NODE" "$PROBE" probe 5000; echo
      "$NODE" "$PROBE" nothing-there 5000; echo
      test -e "$mark" && echo prompted || echo quiet
      "$NODE" "$PROBE" probe 700 attended; echo
      test -e "$mark" && echo prompted && kill "$(cat "$mark")" && rm "$mark" || echo quiet
      "$NODE" "$PROBE" nothing-there 700 attended; echo
      test -e "$mark" && echo prompted && kill "$(cat "$mark")" || echo quiet`
    const said = (await inOwnSession(script)).split('\n')
    const [known = '', unknown = '', first, attended = '', second, unknownAttended = '', third] = said
    // A name that was never written is found in a locked keyring no more than in an open one.
    for (const probe of [known, unknown]) {
      for (const { outcome } of Object.values(JSON.parse(probe) as Probe)) expect(outcome).toBe('store-locked')
    }
    expect(first).toBe('quiet')
    // The same questions with somebody there do prompt, and are given up at the deadline.
    for (const probe of [attended, unknownAttended]) {
      const { get } = JSON.parse(probe) as Probe
      expect(get.outcome).toBe('store-timeout')
      expect(get.milliseconds).toBeLessThan(2_000)
    }
    expect([second, third]).toEqual(['prompted', 'prompted'])
  })

  it('is reported in time when its service hangs', async () => {
    const script = `${storeProbeItem}\nkill -STOP "$(cat "$HEDGE_TEST_SESSION/daemon")"\n"$NODE" "$PROBE" probe 1500`
    const said: Probe = JSON.parse(await inOwnSession(script))
    for (const { outcome, milliseconds } of Object.values(said)) {
      expect(['store-timeout', 'store-unavailable']).toContain(outcome)
      expect(milliseconds).toBeLessThan(3_000)
    }
  })

  it('has no keyring at all on a fresh server: that is no keyring without items, and the vault is named', async () => {
    const script = `
      kill -KILL "$(cat "$HEDGE_TEST_SESSION/daemon")"
      rm -rf "$XDG_DATA_HOME"; mkdir "$XDG_DATA_HOME"
      gnome-keyring-daemon --start --components=secrets --daemonize >/dev/null 2>&1
      "$NODE" "$PROBE" probe 5000; echo
      "$NODE" "$PROBE" probe 5000 attended`
    const [unattended = '', attended = ''] = (await inOwnSession(script)).split('\n')
    for (const said of [unattended, attended]) {
      for (const { outcome } of Object.values(JSON.parse(said) as Probe)) expect(outcome).toBe('store-unavailable')
    }
  })
})
