export const cron = `Nothing of hedge stays running: something of your machine starts it, and each run reads, judges and ends.

  1. hedge doctor                  every step of a run, tried here; says what mends what fails
  2. hedge schedule                prints the line, timer or agent that works here; changes nothing
  3. hedge doctor --as-cron        the same steps with no more environment than cron gives
  4. put in what schedule printed

Which job
  check      one line for a monitoring system or cron's mail; says each time how it is now
  notify     tells each change once, to a webhook or a program: hedge notify set
  audit      once a day: who may act, and when API wallets end
  status     records for hedge history, as check and notify do too
  Each is a job of its own: hedge schedule --run notify

What usually fails first
  The keychain is locked until somebody logs in, and on macOS cron does not reach it at all. Servers use
  the vault: hedge vault init --identity FILE, hedge store use vault, and HEDGE_VAULT_IDENTITY_FILE (or
  the systemd credential hedge-vault).
  cron has nearly no environment and another PATH: what is printed holds absolute paths for that reason.
  After a change of Node, print it anew.

Printed lines say nothing while all is well, so cron sends no mail. Runs at the same time do not
disturb each other. What could not be read is UNKNOWN (hedge check), exit 3 elsewhere, and never reads
as health.

Limits:    hedge config get; hedge config set drift.warning 0.2 --hedge NAME
Over time: hedge history --days 30
`
