/** A sentence of the README, and the test that shows it: its file, and the words by which it is found there. */
export type Claim = { claim: string; file: string; says: string }

export const claims: readonly Claim[] = [
  {
    claim: 'and cannot sign anything',
    file: 'test/laws/imports.test.ts',
    says: 'no /signing, no /api/exchange, no SDK root',
  },
  {
    claim: 'Amounts and uncollected fees are exact to the wei',
    file: 'test/e2e/nodes.test.ts',
    says: 'to the wei what decreaseLiquidity and collect say',
  },
  {
    claim: 'What could not be read is said and shown as `—`, never as zero.',
    file: 'test/e2e/journeyDown.test.ts',
    says: 'the chain cannot be read: the perps are shown, and what needs the LP is unknown',
  },
  {
    claim: 'It installs three packages, runs no install script and builds nothing.',
    file: 'test/laws/installed.long.test.ts',
    says: 'is three packages: ours, the keyring, and its part for this platform',
  },
  {
    claim: 'with Node 22.22.2+, 24.15+ or 26+',
    file: 'test/release/nodes.long.test.ts',
    says: 'prints what this Node prints: hedge %s',
  },
  {
    claim: 'It ends with the first status.',
    file: 'test/e2e/journeyTerminal.long.test.ts',
    says: 'adds a hedge by its prompts, and ends with the first status',
  },
  {
    claim: '`--debug` tells on standard error what a run took of it, and for what.',
    file: 'test/e2e/weight.test.ts',
    says: 'is told on standard error alone, where it was asked for',
  },
  {
    claim: '**The list of dexes** is remembered for an hour',
    file: 'test/gather/remembered.test.ts',
    says: 'is asked for once an hour, by two runs in a row only where it changed',
  },
  {
    claim: 'balances that another kind of mode would have, and the venue is asked anew',
    file: 'test/gather/remembered.test.ts',
    says: 'are asked for in the same run as soon as the balances are those of another kind',
  },
  {
    claim: 'a report is printed all the same, with one line of warning on standard error',
    file: 'test/e2e/brokenHome.long.test.ts',
    says: 'prints its report, and one line says that nothing is recorded',
  },
  {
    claim: 'started with `--user 12345`, sets `HEDGE_HOME` to a folder of its own first',
    file: 'test/e2e/brokenHome.long.test.ts',
    says: 'and this user has no home folder',
  },
  {
    claim: 'the numbers are the same or there are none',
    file: 'test/e2e/nodes.test.ts',
    says: 'the same, to the last bit',
  },
  {
    claim: 'no redirects followed',
    file: 'test/venues/http.test.ts',
    says: 'does not follow a redirect',
  },
  {
    claim: 'they alone are asked, in order, and no public one when all of them fail',
    file: 'test/cli/endpointsOf.test.ts',
    says: 'asks no public one, though all of them are known',
  },
  {
    claim: 'killed at any moment it loses nothing, and the next run ends it',
    file: 'test/e2e/killedMoves.long.test.ts',
    says: 'moves that are killed in real processes lose no secret and orphan none',
  },
  {
    claim: 'the crontab line prints nothing until something is wrong',
    file: 'test/e2e/cronDaemon.long.test.ts',
    says: 'says something only where something is wrong',
  },
  {
    claim: '**Webhooks** are https only and signed',
    file: 'test/venues/webhook/sendWebhook.test.ts',
    says: 'a signature that the receiver can verify',
  },
  {
    claim: 'prints one document on stdout and nothing else, in failure too',
    file: 'test/docs/documents.test.ts',
    says: 'prints exactly one document that keeps its schema, whatever happens',
  },
  {
    claim: '# the same report, offline',
    file: 'test/e2e/journeyReplay.test.ts',
    says: 'replays what was gathered to the same report, byte for byte but for its source',
  },
]
