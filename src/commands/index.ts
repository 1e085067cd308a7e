import type { Command } from '../domain/command.ts'

/** One line a command; nothing of it is loaded before it is asked for. */
export type CommandEntry = { name: string; summary: string; load: () => Promise<Command> }

export const commands: readonly CommandEntry[] = [
  {
    name: 'add',
    summary: 'add a hedge: an LP position and the account that hedges it',
    load: async () => (await import('./add.ts')).add,
  },
  {
    name: 'status',
    summary: 'positions, perps, net exposure, IL, PnL, health and what to correct',
    load: async () => (await import('./status.ts')).status,
  },
  {
    name: 'show',
    summary: 'one hedge in full: PnL, carry, risk, price ladder, health',
    load: async () => (await import('./show.ts')).show,
  },
  {
    name: 'check',
    summary: 'everything that is watched, for a monitoring system: one line, perfdata, exit 0 to 3',
    load: async () => (await import('./check.ts')).check,
  },
  {
    name: 'audit',
    summary: 'the security checklist: who may act, keys, endpoints, this machine, the hedge',
    load: async () => (await import('./audit.ts')).audit,
  },
  {
    name: 'audit accept',
    summary: 'take who may act now as what later audits compare with',
    load: async () => (await import('./auditAccept.ts')).auditAccept,
  },
  {
    name: 'audit attest',
    summary: 'answer what only you can see, such as 2FA and backups; or list what is asked',
    load: async () => (await import('./auditAttest.ts')).auditAttest,
  },
  {
    name: 'audit waive',
    summary: 'leave a finding be, with a reason and until a day; or list what was left',
    load: async () => (await import('./auditWaive.ts')).auditWaive,
  },
  { name: 'list', summary: 'the stored hedges', load: async () => (await import('./list.ts')).list },
  {
    name: 'remove',
    summary: 'forget a hedge and every secret of it',
    load: async () => (await import('./remove.ts')).remove,
  },
  {
    name: 'rotate',
    summary: 'replace an RPC URL, a webhook or the key of the vault, or prove an account again',
    load: async () => (await import('./rotate.ts')).rotate,
  },
  {
    name: 'prune',
    summary: 'forget hedges that were closed, or not read, for 90 days',
    load: async () => (await import('./prune.ts')).prune,
  },
  {
    name: 'incident',
    summary: 'what to do, step by step, when a key of a hedge may be in the wrong hands',
    load: async () => (await import('./incident.ts')).incident,
  },
  {
    name: 'rename',
    summary: 'give a hedge another name',
    load: async () => (await import('./rename.ts')).rename,
  },
  {
    name: 'snapshot',
    summary: 'save everything that was gathered, for --from',
    load: async () => (await import('./snapshot.ts')).snapshot,
  },
  {
    name: 'history',
    summary: 'value, IL, fees, net delta and health over time, as runs of status and check recorded them',
    load: async () => (await import('./history.ts')).history,
  },
  {
    name: 'report',
    summary: 'one HTML file that stands by itself: hedges, charts, the audit, formulas, what was read when',
    load: async () => (await import('./report.ts')).report,
  },
  {
    name: 'log',
    summary: 'who read or changed which key, when, and whether the log of it is whole',
    load: async () => (await import('./log.ts')).log,
  },
  {
    name: 'doctor',
    summary: 'every step of a run tried by itself, here or as cron would, and the line that mends what fails',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  {
    name: 'schedule',
    summary: 'the crontab line, systemd timer or launchd agent that works here, and what it needs first',
    load: async () => (await import('./schedule.ts')).schedule,
  },
  {
    name: 'notify',
    summary: 'look as check does, and send what nobody was told yet',
    load: async () => (await import('./notify.ts')).notify,
  },
  {
    name: 'notify set',
    summary: 'where alerts go: a webhook, or a program of your own',
    load: async () => (await import('./notifySet.ts')).notifySet,
  },
  {
    name: 'notify list',
    summary: 'where alerts go, and what waits to be sent',
    load: async () => (await import('./notifyList.ts')).notifyList,
  },
  {
    name: 'notify test',
    summary: 'send a test event to every target, or to one, and say what each answered',
    load: async () => (await import('./notifyTest.ts')).notifyTest,
  },
  {
    name: 'notify remove',
    summary: 'forget a target of alerts, its URL and its secret',
    load: async () => (await import('./notifyRemove.ts')).notifyRemove,
  },
  {
    name: 'rpc set',
    summary: 'set the RPC endpoint of a chain (the URL is a secret)',
    load: async () => (await import('./rpcSet.ts')).rpcSet,
  },
  {
    name: 'rpc list',
    summary: 'which endpoints each chain uses',
    load: async () => (await import('./rpcList.ts')).rpcList,
  },
  {
    name: 'rpc test',
    summary: 'what the endpoints of a chain can do, and whether they are awake',
    load: async () => (await import('./rpcTest.ts')).rpcTest,
  },
  {
    name: 'rpc remove',
    summary: 'forget the RPC endpoints of a chain',
    load: async () => (await import('./rpcRemove.ts')).rpcRemove,
  },
  {
    name: 'chain add',
    summary: 'add a chain or a V3-compatible deployment of your own',
    load: async () => (await import('./chainAdd.ts')).chainAdd,
  },
  {
    name: 'chain list',
    summary: 'the chains that can be read',
    load: async () => (await import('./chainList.ts')).chainList,
  },
  {
    name: 'chain remove',
    summary: 'remove a chain you added',
    load: async () => (await import('./chainRemove.ts')).chainRemove,
  },
  {
    name: 'store',
    summary: 'which secret store is in use, whether it opens, and why it is this one',
    load: async () => (await import('./store.ts')).store,
  },
  {
    name: 'store use',
    summary: 'choose another secret store and move everything into it',
    load: async () => (await import('./storeUse.ts')).storeUse,
  },
  {
    name: 'store example',
    summary: 'a script that makes pass, 1Password, Vault or AWS Secrets Manager the exec store',
    load: async () => (await import('./storeExample.ts')).storeExample,
  },
  {
    name: 'vault init',
    summary: 'make the encrypted vault (age file) for machines without a keychain',
    load: async () => (await import('./vaultInit.ts')).vaultInit,
  },
  {
    name: 'config get',
    summary: 'thresholds and preferences',
    load: async () => (await import('./configGet.ts')).configGet,
  },
  { name: 'config set', summary: 'change one', load: async () => (await import('./configSet.ts')).configSet },
  {
    name: 'config unset',
    summary: 'back to its default',
    load: async () => (await import('./configUnset.ts')).configUnset,
  },
  {
    name: 'config path',
    summary: 'where the settings are',
    load: async () => (await import('./configPath.ts')).configPath,
  },
  {
    name: 'completion',
    summary: 'a script that completes commands, options, hedges and chains in bash, zsh, fish or PowerShell',
    load: async () => (await import('./completion.ts')).completion,
  },
]
