type Agent = { constructor: { name: string; new (): Agent }; close(): Promise<void> }

/** Where Node keeps what `fetch` asks through, by the names that its HTTP client (undici) gives it: of Node 26, and of those before. */
const keys = ['undici.globalDispatcher.2', 'undici.globalDispatcher.1'].map(name => Symbol.for(name))
const agents = globalThis as unknown as Record<symbol, Agent | undefined>

/**
 * To be called where a request was given up: Node's agent of proxies asks again and again, a thousand times a second, where a proxy
 * closes the connection, for that request too. The next requests get an agent of their own; those in flight end on the old one.
 */
export function leaveProxy(): void {
  const key = keys.find(each => agents[each]?.constructor.name === 'EnvHttpProxyAgent')
  const agent = key && agents[key]
  if (key === undefined || agent === undefined) return
  agents[key] = new agent.constructor()
  agent.close().catch(() => {})
}
