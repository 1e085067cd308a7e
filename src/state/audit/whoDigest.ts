import { createHash } from 'node:crypto'

/**
 * Of who a check names: of another check it is another, so that nobody is followed from one to the next. 128 bits: nobody finds an address
 * for a digest that is there, and none has the shape of a private key, which whoever looks for one in our files would take it for.
 */
export const whoDigest = (check: string, who: string): string =>
  createHash('sha256')
    .update(JSON.stringify(['finding', check, who.toLowerCase()]))
    .digest('hex')
    .slice(0, 32)
