/** Loaded before a run: at its end writes what it used into the file that HEDGE_BENCH_COSTS names. */
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  const costs = { cpu: (userCPUTime + systemCPUTime) / 1000, peak: maxRSS * 1024 }
  require('node:fs').writeFileSync(process.env.HEDGE_BENCH_COSTS, JSON.stringify(costs))
})
