import { keyName, rotateCommand, rotatingKeys } from '../commands/words/keyAge.ts'
import type { Io } from '../domain/io.ts'
import type { KeyNote } from '../domain/keyNote.ts'
import type { Settings } from '../settings/settings.ts'

/** What the settings note of the keys that rotate. */
export const keyNotes = (settings: Settings, { now }: Pick<Io, 'now'>): KeyNote[] =>
  rotatingKeys({ settings, now }, settings.read().store.kind === 'vault').map(key => ({
    name: keyName(key),
    chain: key.kind === 'rpc' ? key.chain : null,
    setAt: key.age?.setAt ?? null,
    rotate: rotateCommand(key),
  }))
