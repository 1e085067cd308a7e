/** What whoever writes a receiver must know. */
export const receiverNotes = [
  'The URL and the secret are asked for without echo, or read from standard input, a line each; never from the command line.',
  'Https only (http on this machine); a redirect is not followed, and what the receiver answers is not read.',
  'A program gets each notification on its standard input, in an environment as bare as cron gives, and has 10 seconds. It',
  'has taken it when it exits 0. Its own options come after --.',
  '',
  'A notification is one JSON document, hedge.notification/1: {schema, id, at, text, events: [{hedge, condition, subject,',
  'kind, state, value, unit, message, since}]}, where text is for a person: what is worst first, and what one reading left',
  'unknown on one line. No address stands in it. It is sent until it was taken, so it may come twice: one with an id that',
  'was seen is no news (header x-hedge-id, or HEDGE_NOTIFICATION_ID for a program).',
  'Each request has the header x-hedge-signature: t=UNIX SECONDS,v1=HEX, where v1 is the HMAC-SHA256 of "t.body" under the',
  'secret, as it was given, whsec_ included. To verify it, with Node, where body is the request as it came:',
  '',
  "  const [, t, v1] = /^t=(\\d+),v1=([0-9a-f]{64})$/.exec(headers['x-hedge-signature'])",
  "  const mine = crypto.createHmac('sha256', secret).update(t + '.' + body).digest()",
  "  if (!crypto.timingSafeEqual(mine, Buffer.from(v1, 'hex'))) refuse()",
  '  if (Math.abs(Date.now() / 1000 - t) > 300) refuse() // recorded, and sent again',
].join('\n')
