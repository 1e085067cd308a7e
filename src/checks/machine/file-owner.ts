import { defineCheck } from '../../domain/check.ts'
import type { FileFact, FileRole } from '../../domain/machine.ts'
import { type FoundAt, fileVerdicts, machineVerdicts } from '../words/machineVerdicts.ts'
import { folderOf, pathWord } from '../words/pathWord.ts'

const expected = 'all of them belong to the user who runs this'

export const fileOwner = defineCheck({
  id: 'file-owner',
  topic: 'machine',
  title: 'The files of hedge belong to you',
  failureTitle: 'Files of hedge belong to somebody else',
  severity: 'high',
  rationale:
    'The owner of a file can read and change it whatever its mode; one of root is left as it is when hedge is to write it.',
  remediation: 'sudo chown -R "$(id -un)" FOLDER of hedge config path',
  reference: 'https://cwe.mitre.org/data/definitions/282.html',
  needs: ['machine'],
  run: ({ machine }) =>
    fileVerdicts(machine.files, expected, files =>
      machineVerdicts({
        expected,
        found: files.flatMap(file => strangeness(file) ?? []),
        unread: machine.unread,
        fine: `all yours (${files.length} looked at)`,
      }),
    ),
})

/** Installed and delivered by root, as they are meant to be. */
const mayBeRoots: readonly FileRole[] = ['identity', 'program']

function strangeness(file: FileFact): FoundAt | null {
  const subject = file.kind === 'folder' ? file.path : folderOf(file.path)
  const name = subject === file.path ? 'it belongs' : `${file.path.slice(subject.length).replace(/^[\\/]/, '')} belongs`
  const remediation = `ls -l ${pathWord(subject)}, then: sudo chown -R "$(id -un)" ${pathWord(subject)}`
  if (file.owner === 'other') {
    return { subject, status: 'fail', severity: 'high', actual: `${name} to another user`, remediation }
  }
  if (file.owner !== 'root' || mayBeRoots.includes(file.role)) return null
  return {
    subject,
    status: 'warn',
    severity: 'medium',
    actual: `${name} to root, as after a run under sudo`,
    remediation,
  }
}
