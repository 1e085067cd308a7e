import type { SecretKey } from './secretStore.ts'

/** Where notifications go, as the settings know it: a name and a kind, and of a program what runs it. No URL, nothing secret. */
export type NotifyTarget = WebhookNote | CommandNote

/** Its URL and its secret are in the store; `place` says where, if not at the first. */
export type WebhookNote = { kind: 'webhook'; setAt: string; place?: 2 }

export type CommandNote = { kind: 'command'; setAt: string; program: string; arguments: readonly string[] }

export type NotifyTargets = Readonly<Record<string, NotifyTarget>>

/** Each is sent to side by side; more of them are a mistake. */
export const mostTargets = 8

export const mostArguments = 20
export const longestArgument = 500

export const targetNamePattern = /^[a-z][a-z0-9-]{0,31}$/

/** Of the two that a webhook has; a new pair is stored and read back beside the one that it takes the place of. */
export type TargetPlace = 1 | 2

export const placeOf = ({ place }: WebhookNote): TargetPlace => place ?? 1

const nameAt = (name: string, part: string, place: TargetPlace): SecretKey =>
  place === 1 ? `notify/${name}/${part}` : `notify/${name}/${part}/${place}`

export const webhookUrlKey = (name: string, place: TargetPlace): SecretKey => nameAt(name, 'url', place)
/** What signs each request: an HMAC key that the receiver has too. */
export const webhookSecretKey = (name: string, place: TargetPlace): SecretKey => nameAt(name, 'hmac', place)

export const webhookKeys = (name: string, place: TargetPlace): [url: SecretKey, hmac: SecretKey] => [
  webhookUrlKey(name, place),
  webhookSecretKey(name, place),
]

/** Every name under which something of a target may lie, whatever its note says. */
export const everyTargetKey = (name: string): SecretKey[] => [...webhookKeys(name, 1), ...webhookKeys(name, 2)]

/** Where the secrets of a target lie: a program has none. */
export const targetKeys = (name: string, target: NotifyTarget | undefined): SecretKey[] =>
  target?.kind === 'webhook' ? webhookKeys(name, placeOf(target)) : []

/** What sentences call a target, without an article. */
export const targetTitle = (kind: NotifyTarget['kind'], name: string): string =>
  name === kind ? kind : `${kind} ${name}`
