import { homedir } from 'node:os'
import type { MachineGround } from './ground.ts'

/** This machine, this process and this program. */
export const groundHere = (given: Pick<MachineGround, 'env' | 'settings' | 'state' | 'program'>): MachineGround => ({
  ...given,
  platform: process.platform,
  uid: process.getuid?.() ?? null,
  home: given.env.HOME || homedir(),
  cwd: process.cwd(),
  module: import.meta.filename,
  started: process.argv[1] ?? null,
  runtime: process.execPath,
  proc: '/proc',
  etc: '/etc',
})
