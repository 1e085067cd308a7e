import { defineAction } from '../domain/command.ts'
import { shellWord } from '../domain/shellWord.ts'
import { textOption } from './words/options.ts'

export const vaultInit = defineAction({
  name: 'vault init',
  summary: 'make the encrypted vault (age file) for machines without a keychain',
  options: [
    { flags: '--identity <file>', description: 'also make the identity file that opens it unattended (mode 0600)' },
  ],
  examples: [
    'hedge vault init                              # a passphrase is asked each time',
    'hedge vault init --identity ~/.hedge-identity && hedge store use vault',
  ],
  notes: [
    'With --identity, set HEDGE_VAULT_IDENTITY_FILE=FILE for every run (or give it as the systemd credential hedge-vault).',
    'An identity file on the same disk protects against backups and mistakes, not against a thief of the disk.',
  ].join('\n'),
  read: parsed => textOption(parsed, 'identity'),
  run: async (context, identityFile) => {
    const made = await context.storeAdmin.initVault(identityFile)
    await context.settings.noteVaultKey(context.now().toISOString())
    const next =
      identityFile === null
        ? 'hedge store use vault'
        : `export HEDGE_VAULT_IDENTITY_FILE=${shellWord(made.identity)} && hedge store use vault`
    return {
      report: { schema: 'hedge.vault-init/1', ...made },
      sections: [{ kind: 'lines', lines: [`Made ${made.vault}, opened by ${made.identity}.`, `Next: ${next}`] }],
    }
  },
})
