/**
 * When agents (API wallets) of a hedge end, as its last audit saw it; nothing of who they are. `at`: of that audit (ISO 8601). `ends`:
 * days (2027-01-01) that had not passed then, each once, the earliest first; those without an end are none of them.
 */
export type AgentEnds = { at: string; ends: readonly string[] }
