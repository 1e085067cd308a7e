const { readFileSync, writeFileSync } = require('node:fs')

/** Loaded before a run: at its end writes what it used into the file that HEDGE_BENCH_COSTS names. */
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  const costs = { cpu: (userCPUTime + systemCPUTime) / 1000, peak: peakOwn() ?? maxRSS * 1024 }
  writeFileSync(process.env.HEDGE_BENCH_COSTS, JSON.stringify(costs))
})

/** On Linux `maxRSS` is never below what the process that started this one had at its peak; the kernel's own page tells the truth. */
function peakOwn() {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024
  } catch {
    return undefined
  }
}
