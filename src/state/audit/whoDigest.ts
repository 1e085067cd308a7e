import { createHash } from 'node:crypto'

/** Of who a check names: of another check it is another, so that nobody is followed from one to the next. */
export const whoDigest = (check: string, who: string): string =>
  createHash('sha256')
    .update(JSON.stringify(['finding', check, who.toLowerCase()]))
    .digest('hex')
