import type { ActionContext } from '../../domain/actionContext.ts'
import type { Outcome } from '../../domain/command.ts'
import { exitCodes, Failure } from '../../domain/failure.ts'
import { storeNames } from '../../domain/secretStore.ts'
import { shellWord } from '../../domain/shellWord.ts'

/** A new identity for the vault, in a file or behind a passphrase that is asked for. */
export async function rotateVault(context: ActionContext, identityFile: string | null): Promise<Outcome> {
  const { kind } = await context.secrets()
  if (kind !== 'vault') {
    throw new Failure(
      'no-vault',
      `secrets are in ${storeNames[kind]}, which has no key of this program: nothing here to rotate`,
      'hedge store',
      exitCodes.usage,
    )
  }
  const { identity, recipient, old } = await context.storeAdmin.rotateVault(identityFile)
  const setAt = context.now().toISOString()
  await context.settings.noteVaultKey(setAt)
  return {
    report: { schema: 'hedge.rotate-vault/1', identity, recipient, old, setAt },
    sections: [
      {
        kind: 'lines',
        lines: [
          `The vault has a new key, ${recipient}: it opened the vault, and the old one does not any more.`,
          identityFile === null
            ? `It is opened by the new passphrase${old === null ? '' : ', once: unset HEDGE_VAULT_IDENTITY_FILE'}.`
            : `From now on: export HEDGE_VAULT_IDENTITY_FILE=${shellWord(identity)}`,
          ...(old === null
            ? []
            : [`The old identity is still there. When every run uses the new one: rm ${shellWord(old)}`]),
          'Older copies of vault.age still open with the old key: delete them, or rotate the RPC URLs in them too.',
        ],
      },
    ],
  }
}
