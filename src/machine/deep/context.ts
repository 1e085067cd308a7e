/** What a value is called: the name before a `=`, a `:` or a blank that leads to it (`KEY="…`, `"key": "…`, `--key …`); else ''. */
export function nameBefore(line: string, at: number): string {
  const before = line.slice(Math.max(0, at - 100), at)
  return /([a-z_-][\w.-]{0,60})["'`]?(?:\s*[=:]\s*|\s+)["'`]?$/i.exec(before)?.[1] ?? ''
}

/** What stands around it: a line may be a whole file. */
export const around = (line: string, at: number): string => line.slice(Math.max(0, at - 200), at + 400)

/** Something to be filled in, or a zero: of random hexadecimal digits so few different ones do not come. */
export const isPlaceholder = (digits: string): boolean => new Set(digits.toLowerCase()).size < 8

/** A token that a machine made, and no words joined by dashes: capitals among its letters, a UUID, or a long run of both kinds. */
export function isRandom(token: string): boolean {
  if (token.length < 16 || !/^[\w-]+$/.test(token) || !/\d/.test(token) || new Set(token).size < 8) return false
  if (/[a-z]/.test(token) && /[A-Z]/.test(token)) return true
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(token)) return true
  return token.split(/[-_]/).some(run => run.length >= 16 && /[a-z]/i.test(run) && (run.match(/\d/g)?.length ?? 0) >= 3)
}
