/** The variables that a person sets: README, help and man page are made of it. */
export const environmentWords: readonly { names: readonly string[]; meaning: string }[] = [
  { names: ['HEDGE_HOME'], meaning: 'one folder for settings and state (absolute path)' },
  {
    names: ['HEDGE_HYPERLIQUID_URL'],
    meaning: 'base URL of the info API (https, or http on loopback) instead of the mainnet one',
  },
  {
    names: ['HEDGE_VAULT_IDENTITY_FILE'],
    meaning: 'age identity that opens the vault unattended; also looked for in `$CREDENTIALS_DIRECTORY/hedge-vault`',
  },
  {
    names: ['NODE_USE_ENV_PROXY', 'HTTPS_PROXY', 'NO_PROXY'],
    meaning:
      'of Node: where the first is 1, requests go through the proxy, but for the hosts of the last; Node 22 warns of it, unless `NODE_NO_WARNINGS=1`',
  },
  { names: ['NODE_EXTRA_CA_CERTS'], meaning: 'of Node: a file of certificates that are trusted besides its own' },
  { names: ['NO_COLOR', 'FORCE_COLOR', 'COLUMNS', 'XDG_*'], meaning: 'as everywhere' },
]
