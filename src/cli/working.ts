/** What a run is made of that was given words: no secret comes in by them, none goes out by an error. */
export { createRedactor } from '../secrets/redaction.ts'
export { reportFailure } from './failures.ts'
export { refuseSecrets } from './refuseSecrets.ts'
export { runCommand } from './runCommand.ts'
