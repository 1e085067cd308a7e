export const stores = `Addresses, RPC URLs and webhooks lie in one secret store, which you choose. There is no falling back: a
store that does not open is an error (exit 4), never another store.

  keychain  the default: macOS Keychain, Windows Credential Manager, Secret Service of a Linux desktop.
            Open while you are logged in; on a server, in a container or under cron often not there.
  vault     one file, encrypted with age. Opened by a passphrase, which is asked for, or unattended by
            an identity file: HEDGE_VAULT_IDENTITY_FILE, or the systemd credential hedge-vault.
            An identity on the same disk protects backups, not a stolen disk.
  exec      a program of yours that asks pass, 1Password, HashiCorp Vault, AWS Secrets Manager or
            whatever you have. It is started once a request, without a shell.

  hedge store                         which is in use, whether it opens, and why it is this one
  hedge store use vault               moves everything; each secret is read back before the old one goes
  hedge vault init --identity FILE    makes a vault that opens unattended
  hedge store example pass            a program for exec that works
  hedge rotate vault --identity NEXT  another key for the vault
  hedge log --verify                  who read which secret, and whether the log of it is whole

A move that was interrupted loses nothing: the next run that opens the store, or hedge store, ends it.
Locked, unavailable, timed out, denied and missing are five answers, each with what mends it.

In the settings (hedge config path) stand names, chains, NFT ids and limits; nothing secret and no address.
`
