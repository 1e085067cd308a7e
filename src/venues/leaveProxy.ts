type Agent = { constructor: { name: string; new (): Agent }; close(): Promise<void> }

/** Where Node keeps what `fetch` asks through, by the name that its HTTP client (undici) gives it. */
const key = Symbol.for('undici.globalDispatcher.1')
const agents = globalThis as unknown as Record<symbol, Agent | undefined>

/**
 * To be called where a request was given up: Node's agent of proxies asks again and again, a thousand times a second, where a proxy
 * closes the connection, for that request too. The next requests get an agent of their own; those in flight end on the old one.
 */
export function leaveProxy(): void {
  const agent = agents[key]
  if (agent?.constructor.name !== 'EnvHttpProxyAgent') return
  agents[key] = new agent.constructor()
  agent.close().catch(() => {})
}
