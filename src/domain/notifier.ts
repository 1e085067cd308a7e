import type { Answer, Notification } from './notification.ts'
import type { NotifyMemory } from './notifyMemory.ts'
import type { CommandNote, NotifyTargets } from './notifyTarget.ts'
import type { Secret } from './secret.ts'

/** Where one notification goes: a webhook with what opens and signs it, or a program. */
export type Destination =
  | { kind: 'webhook'; url: Secret; hmac: Secret }
  | ({ kind: 'command' } & Pick<CommandNote, 'program' | 'arguments'>)

/** What became of one notification that waited for one target. */
export type Sent = { target: string; id: string; events: number; answer: Answer }

/** `busy`: another run is sending, and what waits is sent by it. `failure`: why what is secret could not be read. */
export type SendRound = { sent: readonly Sent[]; busy: boolean; failure: Error | null }

/** What `notify` may do beyond other actions. */
export type Notifier = {
  /** What earlier runs left. */
  known(): Promise<NotifyMemory>
  /** The same, changed and written whole while no other run does. Failure `cannot-write` where the disk takes nothing. */
  change(edit: (known: NotifyMemory) => NotifyMemory): Promise<NotifyMemory>
  /** Sends what waits, oldest first, each target by itself, again where that may help, until the time of a gathering is over. */
  sendWaiting(targets: NotifyTargets): Promise<SendRound>
  /** One attempt, kept nowhere. */
  sendOnce(to: Destination, notification: Notification): Promise<Answer>
  /** Where a target is sent to: reads its secrets. Failure where the store does not open or does not have them. */
  destinationOf(name: string): Promise<Destination>
  /** Failure where somebody else could put words into the program. */
  checkProgram(path: string): Promise<void>
  /** Draws a secret and writes it into a new file that only its owner reads; its absolute path. */
  newSecret(file: string): Promise<{ secret: Secret; path: string }>
}
