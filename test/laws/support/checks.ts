import { type AnyCheck, checkIdPattern } from '../../../src/domain/check.ts'
import { type Files, pathsUnder, root } from './project.ts'

/** What a file of a topic exports: its check and the name of it, and whatever else there is. */
export type CheckFile = { path: string; name: string | null; check: AnyCheck | null; others: readonly string[] }

export async function checkFiles(): Promise<CheckFile[]> {
  const paths = pathsUnder('src/checks').filter(
    path => /^src\/checks\/(?!words\/)[^/]+\/[^/]+\.ts$/.test(path) && !path.endsWith('/index.ts'),
  )
  return Promise.all(
    paths.map(async path => {
      const exported = Object.entries((await import(root + path)) as Record<string, unknown>)
      const [found, ...others] = [
        ...exported.filter(([, it]) => isCheck(it)),
        ...exported.filter(([, it]) => !isCheck(it)),
      ]
      const isOne = found !== undefined && isCheck(found[1])
      return {
        path,
        name: isOne ? found[0] : null,
        check: isOne ? (found[1] as AnyCheck) : null,
        others: others.map(([name]) => name),
      }
    }),
  )
}

const isCheck = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'failureTitle' in value && 'run' in value

/** What of a check is not as it should be, each in a line. */
export function checkFaults(
  { path, name, check, others }: CheckFile,
  listed: readonly AnyCheck[],
  known: readonly string[],
): string[] {
  if (check === null) return [`${path}: it exports no check`]
  const [, , folder, file] = path.replace(/\.ts$/, '').split('/') as [string, string, string, string]
  const { id, topic, title, failureTitle, rationale, remediation, reference, needs, attestedFor } = check
  const camel = id.replace(/-([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase())
  const faults: (string | false)[] = [
    !listed.includes(check) && `add it to src/checks/${folder}/index.ts`,
    others.length > 0 && `it exports more than its check: ${others.join(', ')}`,
    id !== file && `its id is ${id}, and its file is called ${file}`,
    !checkIdPattern.test(id) && 'its id is not in kebab case',
    name !== camel && `its constant is called ${name}, and not ${camel}`,
    topic !== folder && `its topic is ${topic}, and its folder ${folder}`,
    ...Object.entries({ title, failureTitle }).flatMap(([field, text]) => [
      text.length > 59 && `its ${field} has ${text.length} characters; 59 at most`,
      text.endsWith('.') && `its ${field} ends with a full stop`,
    ]),
    rationale.length > 160 && `its rationale has ${rationale.length} characters; 160 at most`,
    !/^[^.]+(\.\S[^.]*)*\.$/.test(rationale) && 'its rationale is not one sentence with a full stop',
    remediation.trim() === '' && 'its remediation is empty',
    !reference.startsWith('https://') && 'its reference is not an https URL',
    ...(needs as readonly string[]).map(
      need => !known.includes(need) && `it needs ${need}, which an audit does not gather`,
    ),
    attestedFor !== undefined && !Number.isInteger(attestedFor) && 'its attestedFor is not a whole number of days',
  ]
  return faults.flatMap(fault => (fault === false ? [] : [`${path}: ${fault}`]))
}

/** By its id as a word of its own, or by the name of its constant. */
export function untested(checks: readonly AnyCheck[], tests: Files): string[] {
  const text = Object.values(tests).join('\n')
  return checks
    .map(({ id }) => id)
    .filter(id => {
      const camel = id.replace(/-([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase())
      return !new RegExp(`(?<![\\w-])(?:${id}|${camel})(?![\\w-])`).test(text)
    })
    .map(id => `no test in test/checks speaks of ${id}`)
}
