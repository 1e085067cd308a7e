import type { NotifySettings } from '../domain/notifySettings.ts'
import {
  longestArgument,
  mostArguments,
  mostTargets,
  type NotifyTarget,
  targetNamePattern,
} from '../domain/notifyTarget.ts'
import { targetJournal } from '../domain/pendingKeys.ts'
import type { SettingsDocument } from './document.ts'
import { isRecord, isText } from './storeFault.ts'

type Change = (document: SettingsDocument) => SettingsDocument

/** The part of the settings that says where notifications go. */
export function notifySettings(
  read: () => SettingsDocument,
  update: (change: Change) => Promise<SettingsDocument>,
): NotifySettings {
  return {
    notifyTargets: () => read().notify ?? {},
    noteTarget: async (name, target) => {
      await update(document => {
        const { [name]: _before, ...others } = document.notify ?? {}
        return { ...document, notify: target === null ? others : { ...others, [name]: target } }
      })
    },
    beginTarget: async name => {
      await update(document => {
        const since = new Date().toISOString()
        return { ...document, pending: { ...document.pending, [targetJournal(name)]: since } }
      })
    },
    endTarget: async name => {
      await update(document => {
        const { [targetJournal(name)]: _ended, ...pending } = document.pending
        return { ...document, pending }
      })
    },
  }
}

/** What is wrong with the targets read from disk, or null. A program among them is run: none is believed by halves. */
export function faultOfTargets(notify: unknown): string | null {
  if (!isRecord(notify)) return '"notify" is not an object'
  const targets = Object.entries(notify)
  if (targets.length > mostTargets) return `"notify" has more than ${mostTargets} targets`
  const whole = targets.every(([name, target]) => targetNamePattern.test(name) && isTarget(target))
  return whole ? null : 'a target of notifications is not whole'
}

const isTarget = (target: unknown): target is NotifyTarget => {
  if (!isRecord(target) || !isText(target.setAt)) return false
  if (target.kind === 'webhook') return target.place === undefined || target.place === 2
  return (
    target.kind === 'command' &&
    isText(target.program) &&
    target.program !== '' &&
    Array.isArray(target.arguments) &&
    target.arguments.length <= mostArguments &&
    target.arguments.every(each => isText(each) && each.length <= longestArgument)
  )
}
