import type { MachineFacts } from '../domain/machine.ts'
import { groundHere } from '../machine/groundHere.ts'
import { machineFacts } from '../machine/machineFacts.ts'
import type { AuditGround } from './auditSources.ts'

/** What this machine does with the files of this installation. */
export async function machineSource({ io, paths, settings }: AuditGround, deep: boolean): Promise<MachineFacts> {
  const { store } = settings.read()
  const program = store.kind === 'exec' ? store.command : null
  return machineFacts(groundHere({ env: io.env, ...paths, program }), io.now, deep)
}
