// Loaded before an entry in the runs that look at more than the time: tells at the exit what the process used, on descriptor 3.
'use strict'
const { readFileSync, writeSync } = require('node:fs')
const { registerHooks } = require('node:module')

// As the runner starts it: what reads the command line must not see the preload.
process.execArgv = []
const files = []
if (process.env.meter === 'files') {
  registerHooks({
    load(url, context, next) {
      if (url.startsWith('file:')) files.push(url)
      return next(url, context)
    },
  })
}
delete process.env.meter

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  writeSync(
    3,
    JSON.stringify({
      cpu: (userCPUTime + systemCPUTime) / 1000,
      peak: peakOf() ?? maxRSS / 1024,
      files,
    }),
  )
})

// What getrusage says begins with the memory of the process that started this one.
function peakOf() {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
    return Number(kilobytes) / 1024
  } catch {
    return undefined
  }
}
