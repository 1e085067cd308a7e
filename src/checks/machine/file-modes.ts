import { defineCheck, type Severity } from '../../domain/check.ts'
import type { FileFact, FileRole, MachineFacts } from '../../domain/machine.ts'
import { known } from '../../domain/read.ts'
import { type FoundAt, fileVerdicts, machineVerdicts } from '../words/machineVerdicts.ts'
import { isShielded, modeWords, openTo } from '../words/modes.ts'
import { folderOf, pathWord } from '../words/pathWord.ts'

const expected = 'files of mode 600 and folders of mode 700'

export const fileModes = defineCheck({
  id: 'file-modes',
  topic: 'machine',
  title: 'Only you can read and change the files of hedge',
  failureTitle: 'Others can read or change files of hedge',
  severity: 'high',
  rationale:
    'Whoever reads these files learns what you hold and where; whoever writes them decides where your keys are sent.',
  remediation: 'chmod -R go-rwx FOLDER of hedge config path',
  reference: 'https://cwe.mitre.org/data/definitions/732.html',
  needs: ['machine'],
  run: ({ machine }) =>
    fileVerdicts(machine.files, expected, files =>
      machineVerdicts({
        expected,
        found: files.flatMap(file => looseness(file, machine) ?? []),
        unread: machine.unread,
        fine: `each is closed to others or in a folder that is (${files.length} looked at)`,
      }),
    ),
})

/** What can matter of a file by its role. Whoever delivers credentials lets their user read them by an access list, seen as its group. */
function bitsOf({ mode, role, owner }: FileFact): number {
  if (role === 'program') return (mode ?? 0) & 0o022
  return (mode ?? 0) & (role === 'identity' && owner === 'root' ? 0o037 : 0o077)
}

function looseness(file: FileFact, { files, above }: MachineFacts): FoundAt | null {
  const bits = bitsOf(file)
  if (file.kind === 'link' || bits === 0) return null
  const folders = [...(known(files) ?? []), ...(known(above) ?? [])]
  const open = isShielded(file.path, folders) ? 0 : openTo(file) & bits
  const subject = whole.includes(file.role) && file.kind !== 'folder' ? folderOf(file.path) : file.path
  const name = file.path.slice(folderOf(file.path).length).replace(/^[\\/]/, '')
  const what = subject === file.path ? modeWords(file) : `${name} has ${modeWords(file)}`
  const remediation =
    file.role === 'program' ? `chmod go-w ${pathWord(subject)}` : `chmod -R go-rwx ${pathWord(subject)}`
  if (open === 0) {
    // Code that is compiled anew, and a program that anyone may read.
    if (file.role === 'other' || file.role === 'program') return null
    return { subject, status: 'warn', severity: 'low', actual: `${what}, which others cannot make use of`, remediation }
  }
  const severity = severityOf(file, (open & 0o022) !== 0)
  return { subject, status: 'fail', severity, actual: what, remediation }
}

/** Roles with many files, told by the folder that they lie in. */
const whole: readonly FileRole[] = ['state', 'log', 'other']

function severityOf({ role, kind }: FileFact, isWritable: boolean): Severity {
  if (role === 'state' || role === 'log') return 'medium'
  if (role === 'other') return isWritable ? 'high' : 'low'
  // Who reads the folder learns names alone, where the files in it are closed.
  return role === 'home' && kind === 'folder' && !isWritable ? 'medium' : 'high'
}
