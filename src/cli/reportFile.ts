import { lstatSync } from 'node:fs'
import type { FileTarget } from '../domain/command.ts'
import { exitCodes, Failure } from '../domain/failure.ts'
import type { Page } from '../domain/page.ts'
import type { Redactor } from '../secrets/redaction.ts'
import { identityTarget } from '../secrets/vault/identityTarget.ts'
import { pathsFor } from '../settings/paths.ts'
import { cannotWrite, writeWhole } from '../state/files.ts'

export type ReportFile = { write(page: Page, redactor: Redactor): Promise<void> }

/** Refuses before anything is asked of anybody what could not be written at the end. */
export async function reportFile({ path, force }: FileTarget, env: NodeJS.ProcessEnv): Promise<ReportFile> {
  const file = await identityTarget(path, pathsFor(env), '--out')
  refuseTaken(file, force)
  return {
    write: async (page, redactor) => {
      const { html } = await import('../formats/html/html.ts')
      const text = redactor.redact(html(page))
      refuseTaken(file, force)
      await writeWhole(file, text)
    },
  }
}

/** A link is replaced, not followed; what is no file is never written over. */
function refuseTaken(file: string, force: boolean): void {
  const facts = factsOf(file)
  if (facts === undefined) return
  if (!facts.isFile() && !facts.isSymbolicLink()) {
    throw new Failure(
      'bad-option',
      `--out names what is no file: ${file}`,
      'hedge report --out report.html',
      exitCodes.usage,
    )
  }
  if (!force) {
    throw new Failure(
      'file-exists',
      `${file} is there already, and was left as it is`,
      'hedge report --out FILE --force, or another name',
    )
  }
}

function factsOf(file: string) {
  try {
    return lstatSync(file, { throwIfNoEntry: false })
  } catch (error) {
    throw cannotWrite(error, file)
  }
}
