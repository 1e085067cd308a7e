import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { canMount, type Mounted, mountTitle, readOnly, underMounts } from '../support/underMounts.ts'
import { useStage } from '../support/useStage.ts'

vi.setConfig({ testTimeout: 60_000 })

const stage = useStage({ furnished: true })
const hedgeHome = () => join(stage.home.path, 'hedge')

/** No stack, and no code of the system without its words. */
const isWorded = ({ stdout, stderr }: Pick<Mounted, 'stdout' | 'stderr'>) => {
  expect(stdout + stderr).not.toMatch(/\bat .*:\d+:\d+|something failed that should not have/)
  expect(stderr).not.toMatch(/[^(]\bE[A-Z]{3,}\b/)
}

const linesOf = (text: string) => text.split('\n').filter(line => line !== '')

const nothingKept =
  /^hedge: warning: what was read is not in the access log: cannot write \S+: the disk is (read-only \(EROFS\)|full \(ENOSPC\)); nothing else of this run is recorded either$/

const contents = () =>
  readdirSync(hedgeHome(), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.parentPath.includes('compile-cache'))
    .map(entry => join(entry.parentPath, entry.name))
    .map(path => [path, readFileSync(path, 'base64')])

describe.skipIf(!canMount)(mountTitle('a home that is read-only'), () => {
  it.each([
    ['status', 0, /eth-usdc/],
    ['status --json', 0, /"schema": "hedge.status\/1"/],
    ['show eth-usdc', 0, /eth-usdc/],
    ['check', undefined, /^HEDGE (OK|WARNING|CRITICAL) - /],
    ['audit', undefined, /^Audit: /],
    ['list', 0, /eth-usdc/],
    ['doctor', 1, /State folder: cannot write/],
  ])('%s: prints its report, and one line says that nothing is recorded', async (line, code, printed) => {
    const run = await underMounts(stage.home, `${readOnly}; hedge ${line}`)
    isWorded(run)
    if (code !== undefined) expect(run.code).toBe(code)
    expect(run.stdout).toMatch(printed)
    expect(linesOf(run.stderr)).toEqual([expect.stringMatching(nothingKept)])
  })

  it.each(['history', 'log', 'config get', 'prune --dry-run', 'schedule', 'notify list'])(
    '%s: is as it ever was',
    async line => {
      const run = await underMounts(stage.home, `${readOnly}; hedge ${line}`)
      expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' })
    },
  )

  it.each([
    ['rename eth-usdc other'],
    ['config set drift.warning 5'],
    ['remove eth-usdc'],
    ['notify set command /bin/true --name ops'],
  ])('%s: ends with what is in the way and what mends it, and nothing is otherwise', async line => {
    const before = contents()
    const run = await underMounts(stage.home, `${readOnly}; hedge ${line}`)
    isWorded(run)
    expect(run.code).toBe(1)
    expect(run.stderr).toMatch(/^hedge: error: cannot write \S+: the disk is read-only \(EROFS\)$/m)
    expect(run.stderr).toMatch(/^hedge: hint: df \S+, then make that disk writable$/m)
    expect(contents()).toEqual(before)
  })

  it('notify sends what is critical all the same, and says that it could not be written down', async () => {
    const told = join(stage.home.path, 'told')
    const program = join(stage.home.path, 'page.sh')
    writeFileSync(program, `#!/bin/sh\ncat >> '${told}'\n`, { mode: 0o700 })
    expect((await stage.call(['notify', 'set', 'command', program, '--name', 'page'])).code).toBe(0)
    await stage.call('config set delta.critical 1')
    const run = await underMounts(stage.home, `${readOnly}; hedge notify`)
    isWorded(run)
    expect(run.code).toBe(1)
    expect(run.stderr).toMatch(
      /the disk is read-only \(EROFS\): what is critical was sent all the same \(1 of 1 took it\)/,
    )
    expect(readFileSync(told, 'utf8')).toContain('"schema":"hedge.notification/1"')
    await stage.call('config unset delta.critical')
    await stage.call('notify remove page')
  })
})

describe.skipIf(!canMount)(mountTitle('a disk that is full'), () => {
  it('keeps what there was, half of nothing, and all goes on once there is room', async () => {
    const script = `
      mkdir -p "$HOME/full"; mount -t tmpfs -o size=4m,mode=700 none "$HOME/full"
      cp -a "$HOME_OF_HEDGE" "$HOME/full/hedge"; export HEDGE_HOME="$HOME/full/hedge"; cd "$HEDGE_HOME"
      rm -rf state/compile-cache; cp -a . "$HOME/before"
      dd if=/dev/zero of="$HOME/full/filler" bs=1k 2>/dev/null
      for line in status check audit list 'rename eth-usdc other' 'config set drift.warning 5'; do
        hedge $line > "$HOME/out" 2>> "$HOME/err"; echo "$line $?"
      done
      diff -r -x compile-cache . "$HOME/before" && echo same
      rm "$HOME/full/filler"
      hedge check > "$HOME/out" 2>&1; hedge history eth-usdc --json > "$HOME/history.json"; echo "history $?"
      hedge log --verify > "$HOME/out" 2>&1; echo "log $?"
      hedge rename eth-usdc other > "$HOME/out" 2>&1; echo "rename $?"`
    for (const line of ['check', 'audit']) await stage.call(line)
    const { records } = (await stage.json('history eth-usdc --json')).document.hedges[0]
    const { stdout } = await underMounts(stage.home, script)
    const lines = linesOf(stdout)
    expect(lines.filter(line => !/^(check|audit) /.test(line))).toEqual([
      ...['status 0', 'list 0', 'rename eth-usdc other 1', 'config set drift.warning 5 1', 'same'],
      ...['history 0', 'log 0', 'rename 0'],
    ])
    const told = linesOf(readFileSync(join(stage.home.path, 'err'), 'utf8'))
    isWorded({ stdout: '', stderr: told.join('\n') })
    expect(told.slice(0, 4)).toEqual(Array(4).fill(expect.stringMatching(nothingKept)))
    const mends = expect.stringMatching(/^hedge: hint: df -h, then free some space$/)
    const full = expect.stringMatching(/^hedge: error: cannot write \S+settings.lock: the disk is full \(ENOSPC\)$/)
    expect(told.slice(4)).toEqual([full, mends, full, mends])
    const history = JSON.parse(readFileSync(join(stage.home.path, 'history.json'), 'utf8'))
    expect(history.hedges[0].records).toHaveLength(records.length + 1)
  })
})

describe('a home that cannot be', () => {
  const words = ['status', 'check', 'history', 'list', 'audit', 'config set drift.warning 5']

  it.each([
    ['a file', { HEDGE_HOME: '/dev/null' }, '/dev/null is not a folder'],
    [
      'under a file',
      { HEDGE_HOME: undefined, HOME: '/dev/null' },
      '/dev/null/.config/hedge cannot be there, for /dev/null is not a folder',
    ],
    ['relative', { HEDGE_HOME: undefined, HOME: 'here' }, 'here/.config/hedge is a relative path'],
  ])('%s: is named in one line, with what mends it', async (_what, env, why) => {
    for (const line of words) {
      const run = await stage.call(line, { env })
      isWorded(run)
      if (line === 'check') {
        expect(run).toMatchObject({ code: 3, stderr: '' })
        expect(run.stdout).toBe(
          `HEDGE UNKNOWN - ${why}, and this program keeps nothing there (export HEDGE_HOME="$HOME/.hedge")\n`,
        )
      } else
        expect(run).toEqual({
          code: 2,
          stdout: '',
          stderr: `hedge: error: ${why}, and this program keeps nothing there\nhedge: hint: export HEDGE_HOME="$HOME/.hedge"\n`,
        })
    }
  })

  it('not there yet: is empty to whoever reads, and made by who writes, for its owner alone', async () => {
    const home = join(stage.home.path, 'not', 'yet')
    const env = { HEDGE_HOME: undefined, HOME: home }
    expect((await stage.run('status', { env })).stdout).toContain('No hedges yet')
    expect((await stage.run('check', { env })).stdout).toMatch(/^HEDGE UNKNOWN - no hedge is stored/)
    expect(() => readdirSync(home)).toThrow()
    expect((await stage.run('config set drift.warning 0.2', { env })).code).toBe(0)
    expect((await stage.run('config get drift.warning', { env })).stdout).toContain('0.2')
  })

  it.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
    'of a user whom nobody knows, without HOME: is said with what mends it; with a home of its own all is well',
    async () => {
      const place = join(stage.home.path, 'opened')
      mkdirSync(place)
      execFileSync('chown', ['12345', place])
      execFileSync('chmod', ['711', stage.home.path])
      const user = 'setpriv --reuid=12345 --regid=12345 --clear-groups env -u HEDGE_HOME -u HEDGE_VAULT_IDENTITY_FILE'
      const script = `cd /; unset HOME; $USER_OF -u HOME "$node" "$launcher" list; echo $?
        $USER_OF HEDGE_HOME="$PLACE/hedge" "$node" "$launcher" list; echo $?`
      const run = await underMounts(stage.home, script, { USER_OF: user, PLACE: place })
      expect(run.stderr).toBe(
        'hedge: error: HOME is not set, and this user has no home folder\nhedge: hint: export HEDGE_HOME=/a/folder/of/this/user\n',
      )
      expect(linesOf(run.stdout)).toEqual(['2', expect.stringContaining('No hedges yet'), '0'])
    },
  )
})
