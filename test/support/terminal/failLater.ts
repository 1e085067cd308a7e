/** Preloaded into a run: some time after it has taken the terminal over, an error is thrown that nobody waits for. */
setTimeout(() => {
  throw new Error('late trouble')
}, 4_000).unref()
