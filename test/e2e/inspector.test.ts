import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { ensureBuilt } from '../support/ensureBuilt.ts'
import { launcher } from '../support/runHedge.ts'

it.skipIf(process.platform === 'win32')('SIGUSR1 opens no inspector, and ends nothing', async () => {
  await ensureBuilt()
  const home = temporaryHome()
  // Waits for a URL on standard input, for as long as we like.
  const child = spawn(process.execPath, [launcher, 'rpc', 'set', 'ethereum'], {
    env: { PATH: process.env.PATH ?? '', HOME: home, HEDGE_HOME: home },
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  child.stderr.setEncoding('utf8').on('data', text => {
    said += text
  })
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  await pause(1_000)
  for (let times = 0; times < 3; times += 1) {
    child.kill('SIGUSR1')
    await pause(100)
  }
  expect(child.exitCode ?? child.signalCode).toBeNull()
  child.stdin.end('')
  expect(await ended).toBe(2)
  expect(said).toContain('hedge: error: ')
  expect(said).not.toMatch(/debugger|inspector/i)
})
