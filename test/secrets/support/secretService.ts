import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

/** True under .ci/with-secret-service: the only place where the tests may touch a keychain. */
const present = process.env.HEDGE_TEST_SECRET_SERVICE === '1'

/** A suite against a real Secret Service; skipped without one, except where CI promises one. */
export function describeWithSecretService(name: string, suite: () => void): void {
  describe.skipIf(!present)(present ? name : `${name} (SKIPPED: run it under .ci/with-secret-service)`, suite)
  if (!present && process.env.CI) {
    it(`${name}: CI runs this under .ci/with-secret-service`, () => expect.fail('no Secret Service in CI'))
  }
}

const wrapper = fileURLToPath(new URL('../../../.ci/with-secret-service', import.meta.url))
const probe = fileURLToPath(new URL('./probeKeychain.ts', import.meta.url))

/** What `probeKeychain.ts` prints: an outcome and how long it took, for each thing a store can be asked. */
export type Probe = Record<'get' | 'getMany' | 'set' | 'delete', { outcome: string; milliseconds: number }>

/**
 * Runs a shell script in a Secret Service session of its own, with `$NODE` and `$PROBE` to use. It cannot be locked
 * or frozen in the session of the other tests: there is no way back.
 */
export async function inOwnSession(script: string): Promise<string> {
  const env = { ...process.env, NODE: process.execPath, PROBE: probe }
  const { stdout } = await promisify(execFile)(wrapper, ['bash', '-euo', 'pipefail', '-c', script], { env })
  return stdout
}

/** One item in the keychain under the name the probe reads. */
export const storeProbeItem = `"$NODE" -e '
  const { Entry } = require("@napi-rs/keyring")
  new Entry("hedge-monitor/probe/rpc/probe", "hedge", { linux: { store: "secret-service" } }).setPassword("canary")'`
