import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { useStage } from '../support/useStage.ts'

const encrypts =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('unshare', ['--mount', 'systemd-creds', '--version']).status === 0

const title = 'the service that systemd runs for a vault'
describe.skipIf(!encrypts)(encrypts ? title : `${title} (SKIPPED: no systemd-creds, or not root)`, () => {
  const stage = useStage({ furnished: true })

  it('opens it by the credential that the printed command made, with the identity file gone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hedge-credential-'))
    try {
      const { document } = await stage.json('schedule --as systemd --json')
      const service: string = document.files[0].text
      const printed: string = document.install.find((line: string) => line.includes('systemd-creds encrypt'))
      const [, path] = /^LoadCredentialEncrypted=hedge-vault:(.+)$/m.exec(service)!
      expect(printed.endsWith(` ${path}`)).toBe(true)

      // The key of the machine is made in a folder of the test; what systemd does before a service starts is done by its own tool.
      const delivered = join(folder, 'delivered')
      for (const name of ['lib', 'store', 'delivered']) mkdirSync(join(folder, name), { mode: 0o700 })
      const encrypt = printed.replace('sudo ', '').replace('/etc/credstore.encrypted', join(folder, 'store'))
      const script = `mount --bind '${folder}/lib' /var/lib/systemd
        ${encrypt}
        systemd-creds decrypt --name=hedge-vault '${folder}/store/hedge-vault' '${delivered}/hedge-vault'
        chmod 400 '${delivered}/hedge-vault'`
      await promisify(execFile)('unshare', ['--mount', 'sh', '-euc', script])
      expect(readFileSync(join(folder, 'store', 'hedge-vault'), 'utf8')).not.toContain('AGE-SECRET')

      renameSync(stage.home.identity, join(folder, 'away'))
      try {
        const given = [...service.matchAll(/^Environment=(\w+)=(\S+)$/gm)].map(([, name, value]) => [name!, value!])
        const none = { HEDGE_VAULT_IDENTITY_FILE: undefined, HEDGE_HOME: undefined, HEDGE_HYPERLIQUID_URL: undefined }
        const env = { ...none, ...Object.fromEntries(given), CREDENTIALS_DIRECTORY: delivered }
        expect(await stage.run('doctor', { env })).toMatchObject({
          code: 0,
          stdout: expect.stringContaining('All 10 steps pass.'),
        })
        const without = await stage.run('doctor', { env: { ...env, CREDENTIALS_DIRECTORY: undefined } })
        expect(without.code).toBe(4)
      } finally {
        renameSync(join(folder, 'away'), stage.home.identity)
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
