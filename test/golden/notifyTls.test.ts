import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mark, type Receiver, startReceiver } from '../support/receiver/receiver.ts'
import { selfSigned } from '../support/receiver/selfSigned.ts'
import { runHedge } from '../support/runHedge.ts'
import { useVault } from '../support/useStage.ts'

const stage = useVault()
const tls = selfSigned()
let receiver: Receiver
beforeAll(async () => {
  receiver = await startReceiver(tls)
})
afterAll(() => receiver.close())

it('a webhook is https, with a certificate that this machine trusts; a process of its own signs what it sends', async () => {
  const authority = join(stage.home.path, 'authority.pem')
  writeFileSync(authority, tls.cert)
  const stdin = `${receiver.url}\n${receiver.secret}\n`
  const run = (line: string, env: Record<string, string> = {}) =>
    runHedge(line.split(' '), { home: stage.home, stdin, env: { NODE_DEBUG: 'fetch,undici,http', ...env } })
  const trusting = { NODE_EXTRA_CA_CERTS: authority }

  const set = await run('notify set webhook --debug', trusting)
  expect(set).toMatchObject({ code: 0, stdout: expect.stringContaining('A test event was taken (HTTP 2xx).') })
  expect(receiver.received).toMatchObject([{ verified: true }])

  const strange = await run('notify test --debug')
  expect(strange).toMatchObject({ code: 3, stdout: expect.stringContaining('not taken: cannot be reached') })
  expect(receiver.received).toHaveLength(1)

  for (const { stdout, stderr } of [set, strange]) {
    expect(stdout + stderr).not.toMatch(new RegExp(`${mark}|whsec_|127\\.0\\.0\\.1`))
  }
})
