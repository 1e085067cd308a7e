import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { whileWaiting } from '../../src/cli/whileWaiting.ts'

const held: (() => void)[] = []
const server = createServer((request, response) => {
  request.resume().on('end', () => held.push(() => response.end('done')))
})
let url = ''
beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
})

const ask = () => fetch(url, { method: 'POST', body: 'x', signal: AbortSignal.timeout(10_000) }).then(it => it.text())

const until = async (isSo: () => boolean) => {
  for (let n = 0; n < 1_000 && !isSo(); n += 1) await new Promise(resolve => setTimeout(resolve, 5))
  expect(isSo()).toBe(true)
}

describe('work while answers are waited for', () => {
  it('is done once, when all requests are on their way and none is answered', async () => {
    let done = 0
    const stop = whileWaiting(async () => {
      done += 1
    })
    const answers = [ask(), ask(), ask()]
    await until(() => done > 0)
    await until(() => held.length === 3)
    for (const answer of held.splice(0)) answer()
    await Promise.all(answers)
    const another = ask()
    await until(() => held.length === 1)
    held.pop()!()
    await another
    stop()
    expect(done).toBe(1)
  })

  it('is not done when it was called off, and what it throws is nobody’s', async () => {
    let done = false
    whileWaiting(async () => {
      done = true
    })()
    let failed = false
    const stop = whileWaiting(async () => {
      failed = true
      throw new Error('no')
    })
    const answer = ask()
    await until(() => failed && held.length === 1)
    held.pop()!()
    await answer
    stop()
    expect(done).toBe(false)
  })
})
