import type { NotifyTarget, NotifyTargets } from './notifyTarget.ts'

/** What the settings keep of where notifications go. */
export type NotifySettings = {
  notifyTargets(): NotifyTargets
  /** Null forgets it. */
  noteTarget(name: string, target: NotifyTarget | null): Promise<void>
  /** Journals that secrets of a target may lie in the store with no note that names them. */
  beginTarget(name: string): Promise<void>
  endTarget(name: string): Promise<void>
}
