import { bash } from './bash.ts'
import { fish } from './fish.ts'
import { powershell } from './powershell.ts'
import { zsh } from './zsh.ts'

/** What makes a shell ask `hedge __complete` what can follow. The words go by its input: whoever lists processes sees no argument. */
export const shells = { bash, zsh, fish, powershell } as const
export type Shell = keyof typeof shells
export const shellNames = Object.keys(shells) as Shell[]
