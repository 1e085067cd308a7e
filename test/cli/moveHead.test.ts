import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { moveHead } from '../../src/cli/moveHead.ts'
import { verdict } from '../../src/commands/log/verdict.ts'
import { headKey } from '../../src/domain/accessLog.ts'
import { Secret } from '../../src/domain/secret.ts'
import { type SecretStore, StoreFailure } from '../../src/domain/secretStore.ts'
import { openAccessLog } from '../../src/state/accessLog.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { ok } from '../support/artifacts.ts'
import { memoryStore } from '../support/fakeContext.ts'

/** A log whose store has had a key, and has none any more. */
async function stage() {
  const [from, to] = [memoryStore(), memoryStore()]
  const log = openAccessLog({
    folder: join(temporaryHome(), 'state'),
    command: 'remove',
    by: () => 'pipe',
    now: () => new Date(),
    warn: () => {},
  })
  const { set, delete: remove } = log.logged(from)
  const change = async () => {
    await set('rpc/base', new Secret('x'))
    await remove('rpc/base')
    await log.close(from)
  }
  const codes = async (store: SecretStore) => {
    const read = await log.read({ days: 7, verify: true })
    const asked = { ...read, head: ok(await log.head(store)), hedges: {} }
    return verdict(asked, { days: 7, verify: true }, '').findings.map(({ code }) => code)
  }
  return { from, to, log, change, codes }
}

describe('the head of the log, where no key moves', () => {
  it('goes to the other store, so that the log holds there', async () => {
    const { from, to, log, change, codes } = await stage()
    await change()
    expect(await codes(to)).toEqual(['no-head'])
    await moveHead(log, from, to)
    expect(await codes(to)).toEqual([])
    expect([...from.secrets.keys()]).toEqual([])
    // Both lead to one place: it is not deleted there.
    await moveHead(log, to, to)
    expect([...to.secrets.keys()]).toEqual([headKey])
  })

  it('does not ask a store that never held a key', async () => {
    const { from, to, log } = await stage()
    const never = async () => {
      throw new Error('asked')
    }
    await moveHead(log, { ...from, get: never }, { ...to, get: never })
    expect(to.secrets.size).toBe(0)
  })

  it('stays where its store does not open', async () => {
    const { from, to, log, change } = await stage()
    await change()
    const locked = async () => {
      throw new StoreFailure('store-locked', 'it is locked', 'unlock it')
    }
    await moveHead(log, { ...from, get: locked }, to)
    expect([to.secrets.size, from.secrets.size]).toEqual([0, 1])
  })
})
