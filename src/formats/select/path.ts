import { exitCodes, Failure } from '../../domain/failure.ts'

/**
 * One step into a document: a field of an object, the n-th of a list, each of a list, or the one of a list that is called so
 * (of an object: the field of that name, whatever characters stand in it).
 */
export type Step = { field: string } | { index: number } | { each: true } | { called: string }

/** `text` as it was typed. */
export type Path = { text: string; steps: readonly Step[] }

const most = 200

/** `totals.valueUsd,hedges[].name,hedges[eth-usdc].lps[#123].price`, or a usage Failure that repeats nothing of it. */
export function readPaths(text: string): Path[] {
  const texts = split(text).map(part => part.trim())
  if (texts.length > most) throw mistake(`asks for more than ${most} paths`)
  return texts.map((part, at) => {
    const steps = readSteps(part)
    if (steps === null) throw mistake(`cannot be understood in its path ${at + 1}`)
    return { text: part, steps }
  })
}

/** At commas that do not stand in brackets. */
const split = (text: string): string[] => text.split(/,(?![^[\]]*\])/)

const piece = /\[(?:"([^"]+)"|([^[\]"]*))\]|(?:^|\.)([^.[\],"\s]+)/y

function readSteps(text: string): Step[] | null {
  const steps: Step[] = []
  piece.lastIndex = 0
  for (let at = 0; at < text.length; at = piece.lastIndex) {
    const found = piece.exec(text)
    if (found === null) return null
    const [, quoted, bracketed, word] = found
    if (quoted !== undefined) steps.push({ called: quoted })
    else if (word !== undefined) steps.push(isIndex(word) ? { index: Number(word) } : { field: word })
    else if (bracketed === '') steps.push({ each: true })
    else steps.push(isIndex(bracketed!) ? { index: Number(bracketed) } : { called: bracketed!.replace(/^#(?=\d)/, '') })
  }
  return steps.length === 0 ? null : steps
}

const isIndex = (word: string): boolean => /^\d{1,9}$/.test(word)

const mistake = (what: string): Failure =>
  new Failure(
    'bad-option',
    `--select ${what}`,
    "paths look like this: --select 'totals.valueUsd,hedges[].name,hedges[].lps[].inRange'",
    exitCodes.usage,
  )
