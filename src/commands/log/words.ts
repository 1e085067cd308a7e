import type { AccessAct, AccessResult, StartedBy } from '../../domain/accessLog.ts'
import type { LogRow } from './rows.ts'

const starts: Record<StartedBy, string> = {
  terminal: 'in a terminal',
  cron: 'by cron',
  service: 'by a service',
  pipe: 'in a script',
}

/** `288 × status by cron`. */
export const whoOf = ({ count, command, by }: LogRow): string =>
  `${count > 1 ? `${count} × ` : ''}${command} ${starts[by]}`

const acts: Record<AccessAct, string> = {
  read: 'read',
  set: 'set',
  delete: 'delete',
  open: 'open',
  torn: 'a line cut short was put aside',
  parted: 'the secret store knew another log',
}

/** `read wallet, account of eth-usdc; RPC URL of base`, each on a line of its own: all on one fit no window. */
export function whatOf({ act, keys, store }: LogRow, hedges: Readonly<Record<string, string>>): string {
  if (act === 'open') return `open the ${store}`
  if (keys.length === 0) return acts[act]
  const kinds = Map.groupBy(keys, key => /^hedge\/([^/]+)\//.exec(key)?.[1] ?? '')
  const of = [...kinds].filter(([id]) => id !== '')
  const words = of.map(
    ([id, own]) => `${own.map(key => key.split('/')[2]).join(', ')} of ${hedges[id] ?? `${id} (gone)`}`,
  )
  const rest = (kinds.get('') ?? []).map(otherKey)
  const all = [
    ...(of.length > 3 ? [`wallet, account of ${of.length} hedges`] : words),
    ...(rest.length > 3 ? [`${rest.length} URLs and secrets`] : rest),
  ]
  return `${acts[act]} ${all.join(';\n')}`
}

function otherKey(key: string): string {
  const [kind, name, place] = key.split('/')
  if (kind === 'rpc' && name !== undefined)
    return place === undefined ? `RPC URL of ${name}` : `RPC URL ${place} of ${name}`
  if (kind === 'notify' && name !== undefined) return `${place === 'url' ? 'URL' : 'secret'} of the webhook ${name}`
  return key
}

const results: Record<AccessResult, string> = {
  ok: 'ok',
  missing: 'not there',
  begun: 'begun, and no end recorded',
  locked: 'store locked',
  unavailable: 'store unavailable',
  timeout: 'store timed out',
  denied: 'denied',
  failed: 'failed',
}

export const resultWords = (result: AccessResult): string => results[result]
