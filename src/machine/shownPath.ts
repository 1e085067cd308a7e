/** What moves a cursor, hides or breaks a line, and the bytes of a name that are no UTF-8. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}\ufffd]/gu

/** A name may hold what must not be shown: an address, a key. */
const telling = /(?:0x)?[0-9a-f]{32,}|AGE-SECRET-KEY-[0-9A-Z-]+|[1-9A-HJ-NP-Za-km-z]{50,}/gi

const longest = 300

/** A path as a person reads it: `~` for the home folder, and nothing in it that could be a key or an address. */
export function shownPath(path: string | Buffer, home: string): string {
  const text = typeof path === 'string' ? path : path.toString('utf8')
  const short = isWithin(text, home) ? `~${text.slice(home.length)}` : text
  const plain = short.replace(telling, '…').replace(unprintable, '?')
  return plain.length <= longest ? plain : `${plain.slice(0, longest - 1)}…`
}

/** Whether a path is a folder or lies in it. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(/[\\/]$/.test(folder) ? folder : `${folder}${folder.includes('\\') ? '\\' : '/'}`)
