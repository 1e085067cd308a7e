import { chmodSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { installWritable } from '../../src/checks/machine/install-writable.ts'
import { temporaryHome } from '../secrets/support/temporaryHome.ts'
import { factsOf, groundIn, told } from './support/groundIn.ts'

/** As `npm install --global --prefix` lays it out, in a folder that others can look into. */
function installed() {
  const home = realpathSync(temporaryHome())
  chmodSync(home, 0o755)
  const root = join(home, 'lib/node_modules/hedge-monitor')
  const files = ['package.json', 'bin/hedge.js', 'dist/main.js', 'node_modules/@napi-rs/keyring/index.js']
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), '')
  }
  mkdirSync(join(home, 'bin'))
  symlinkSync('../lib/node_modules/hedge-monitor/bin/hedge.js', join(home, 'bin/hedge'))
  writeFileSync(join(home, 'node'), '')
  const ground = groundIn(home, {
    module: join(root, 'dist/main.js'),
    started: join(home, 'bin/hedge'),
    runtime: join(home, 'node'),
  })
  const verdicts = async () =>
    installWritable
      .run({ gatheredAt: '2026-01-01T00:00:00Z', machine: await factsOf(ground) })
      .map(({ status, subject }) => `${status} ${subject}`)
  return { home, root, ground, verdicts }
}

describe('the installed program', () => {
  it('is its files, what runs it, the link that names it, and every folder above them', async () => {
    const { ground } = installed()
    const paths = told((await factsOf(ground)).install).map(({ path, kind }) => `${path} ${kind}`)
    const package_ = '~/lib/node_modules/hedge-monitor'
    expect(paths).toEqual(
      expect.arrayContaining([
        '/ folder',
        '~ folder',
        '~/bin folder',
        '~/bin/hedge link',
        `${package_} folder`,
        `${package_}/bin/hedge.js file`,
        `${package_}/dist/main.js file`,
        `${package_}/node_modules/@napi-rs/keyring/index.js file`,
        '~/lib folder',
        '~/node file',
      ]),
    )
  })

  it('that nobody else can change passes, in /tmp as well', async () => {
    expect(await installed().verdicts()).toEqual(['pass this machine'])
  })

  it.each([
    ['lib/node_modules/hedge-monitor/dist/main.js', 0o646],
    ['lib/node_modules/hedge-monitor/bin', 0o757],
    ['lib/node_modules/hedge-monitor/node_modules/@napi-rs/keyring/index.js', 0o666],
    ['lib/node_modules', 0o777],
    ['bin', 0o777],
    ['node', 0o777],
  ])('whose %s others can write to is in their hands', async (path, mode) => {
    const { home, verdicts } = installed()
    chmodSync(join(home, path), mode)
    expect(await verdicts()).toEqual([`fail ~/${path}`])
  })

  it('in a folder that lets nobody in is nobody else’s, whatever its own modes are', async () => {
    const { home, root, verdicts } = installed()
    chmodSync(join(root, 'dist/main.js'), 0o666)
    chmodSync(home, 0o700)
    expect(await verdicts()).toEqual(['pass this machine'])
  })
})
