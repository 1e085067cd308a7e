import type { Network } from './perp.ts'
import type { Read } from './read.ts'
import type { RpcReading } from './rpcReading.ts'
import type { StoreKind } from './secretStore.ts'

/** One endpoint of a chain and the newest block it knows. */
export type HeadReading = Pick<RpcReading, 'place' | 'label' | 'own' | 'head'>
export type ChainHeads = { chain: string; chainId: number; read: Read<HeadReading[]> }

/** What the venue says of itself. `time` in milliseconds; `special` where it is not as usual. */
export type VenueStatus = { time: number; special: string | null }

/**
 * Each step of a run, tried by itself: what keeps one from being done is a gap in its place and in no other. A step that rests
 * on one that failed is a gap of code `not-tried`.
 */
export type Trials = {
  /** `there`: false where nothing was ever stored. */
  settings: Read<{ path: string; there: boolean; hedges: number }>
  /** A file was written there and taken away; where the folder is not there yet, it could be made. */
  state: Read<{ path: string; there: boolean }>
  /** Bytes that are free where the state lies. */
  disk: Read<{ free: number }>
  store: Read<{ kind: StoreKind; where: string }>
  /** `missing`: in the words of a person. */
  keys: Read<{ expected: number; missing: string[] }>
  venues: { network: Network; read: Read<VenueStatus> }[]
  chains: Read<ChainHeads[]>
  /** What a report begins with: positions from their chains, and accounts from the venue. */
  reading: Read<{ hedges: number; positions: number; accounts: number }>
}

export const stepStates = ['pass', 'fail', 'unknown'] as const
export type StepState = (typeof stepStates)[number]

/** `mend`: what to type, or to write, where a step does not pass. */
export type Step = { id: string; title: string; status: StepState; detail: string; mend: string | null }

/** What the same program said, started as cron starts it. */
export type CronRun = { steps: Step[] }

/**
 * The program as cron would start it. `alone` is given no more than cron gives, and where to look for what this run found; `helped`
 * all that the line of `hedge schedule` gives: null where that is nothing more, or was not needed.
 */
export type CronTrials = {
  /** Of `hedge --version` by its bare name, with cron's PATH. */
  command: 'right' | 'other' | 'fails' | 'missing'
  /** Null where the settings do not tell. */
  store: StoreKind | null
  alone: Read<CronRun>
  helped: Read<CronRun> | null
}

export type DoctorFacts = { here: Trials; cron: null } | { here: null; cron: CronTrials }
