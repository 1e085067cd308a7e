/** Preloaded into a run: beside a request to the node an error nobody waits for is thrown, or rejected, with the URL in it. */
const real = globalThis.fetch
globalThis.fetch = (target, init) => {
  if (String(target).endsWith('/info')) return real(target, init)
  const late = new Error(`late trouble with ${target}`, { cause: { url: String(target) } })
  if (process.env.HEDGE_TEST_LATE === 'reject') void Promise.reject(late)
  else {
    setTimeout(() => {
      throw late
    })
  }
  return real(target, init)
}
