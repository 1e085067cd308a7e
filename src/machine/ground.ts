/** What of this machine is looked at, and as whom. Folders are absolute paths. */
export type MachineGround = {
  env: Readonly<Record<string, string | undefined>>
  platform: string
  /** Null on a system without user numbers. */
  uid: number | null
  home: string
  settings: string
  state: string
  /** The program of the exec store, where one is chosen. */
  program: string | null
  cwd: string
  /** A file of this program, how it was started, and what runs it. */
  module: string
  started: string | null
  runtime: string
  /** `/proc`, and where `group` and `passwd` lie; tests have their own. */
  proc: string
  etc: string
}

/** The identity file that opens the vault of a run that nobody watches; null where none is named. */
export function identityFile({ env }: Pick<MachineGround, 'env'>): string | null {
  if (env.HEDGE_VAULT_IDENTITY_FILE) return env.HEDGE_VAULT_IDENTITY_FILE
  return env.CREDENTIALS_DIRECTORY ? `${env.CREDENTIALS_DIRECTORY}/hedge-vault` : null
}
