// Prints INPUT_* and STATE_* as this process receives them, and what lies in the runner's folder.
// Main saves a state whose key an earlier step has set as a variable: post shows which one counts.
const { appendFileSync, readdirSync, statSync } = require('node:fs')
const { dirname, join } = require('node:path')

const { env } = process
const isPost = env.STATE_main === 'has run'
if (!isPost) appendFileSync(env.GITHUB_STATE, 'main=has run\nprobe=saved by main\n')

console.log(isPost ? 'post' : 'main')
for (const name of Object.keys(env))
  if (/^(?:INPUT|STATE)_/i.test(name)) console.log(`${name}=${env[name]}`)

// Names, modes and times alone: the files of other steps are none of this action's business.
const folder = dirname(env.GITHUB_STATE)
for (const name of readdirSync(folder).sort()) {
  const { mode, size, mtime } = statSync(join(folder, name))
  console.log(`${(mode & 0o777).toString(8)} ${size} ${mtime.toISOString()} ${name}`)
}
const event = statSync(env.GITHUB_EVENT_PATH)
console.log(
  `event file: born ${event.birthtime.toISOString()}, changed ${event.ctime.toISOString()}`,
)
